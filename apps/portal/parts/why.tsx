import { createContext, use, useState, type ReactNode } from 'react';
import { Money, type Amount } from './money.js';

/** A figure whose reasons are asked for: the deal whose arithmetic made it, and the line of it that is meant. */
export interface Asked {
  readonly dealId: string;
  readonly partnerId: string | null;
  /** The role, or what else the line is for. */
  readonly position: string | null;
  /** What the figure itself rests on, as its row says; the arithmetic may have moved on since. */
  readonly eventIds: readonly string[];
  readonly clause: string | null;
  readonly amount: Amount;
}

interface WhyState {
  readonly asked: Asked | null;
  readonly ask: (asked: Asked | null) => void;
}

const WhyContext = createContext<WhyState>({ asked: null, ask: () => undefined });

/** Pages inside can ask why of a figure. */
export const WhyAsked = ({ children }: { readonly children: ReactNode }) => {
  const [asked, ask] = useState<Asked | null>(null);
  return <WhyContext value={{ asked, ask }}>{children}</WhyContext>;
};

/** Which figure is asked about, and how to ask. */
export const useWhy = (): WhyState => use(WhyContext);

/** An amount that can be asked why: the first of three clicks from the number over its arithmetic to the events. */
export const WhyMoney = (asked: Asked) => {
  const { ask } = useWhy();
  return <button type="button" className="why" aria-haspopup="dialog" title="Why?" onClick={() => ask(asked)}><Money {...asked.amount} /></button>;
};
