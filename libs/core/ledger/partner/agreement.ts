import type { PartnerEvent } from '#events';
import { accept, parseLocalDay, reject, type Decision } from '#kernel';
import type { PartnerCommand } from './partner.commands.js';
import type { Agreement, OnboardedPartner } from './partner.state.js';

type CommandOf<Type extends PartnerCommand['type']> = Extract<PartnerCommand, { type: Type }>;

/** Signs an agreement from a day on; two agreements of one partner never overlap. */
export const signAgreement = (state: OnboardedPartner, command: CommandOf<'SignAgreement'>): Decision<PartnerEvent> => {
  const { agreementId, from, to } = command;
  const known = state.agreements.get(agreementId);
  if (known) {
    return known.from === from && known.signedTo === to
      ? accept()
      : reject('agreement-differs', `Agreement ${agreementId} was signed with other days.`, '/agreementId');
  }
  return dayFault(from, '/from') ?? (to === null ? undefined : dayFault(to, '/to')) ?? orderFault(from, to, '/to')
    ?? overlapFault(state, { from, to })
    ?? accept({ type: 'AgreementSigned', data: { agreementId, from, to } });
};

/** Ends an agreement earlier than it would have ended. */
export const endAgreement = (state: OnboardedPartner, { agreementId, on }: CommandOf<'EndAgreement'>): Decision<PartnerEvent> => {
  const known = state.agreements.get(agreementId);
  if (!known) return reject('agreement-unknown', `There is no agreement ${agreementId}.`, '/agreementId');
  if (known.to === on) return accept();
  if (known.to !== null && on > known.to) {
    return reject('agreement-ends-earlier', `Agreement ${agreementId} ends on ${known.to} already; a longer one is a new agreement.`, '/on');
  }
  return dayFault(on, '/on') ?? orderFault(known.from, on, '/on') ?? accept({ type: 'AgreementEnded', data: { agreementId, on } });
};

/** The fault of a text that is no local day, `2026-03-20`. */
export const dayFault = (day: string, pointer: string): Decision<never> | undefined =>
  parseLocalDay(day) === undefined ? reject('day-invalid', `${JSON.stringify(day.slice(0, 40))} is no day like 2026-03-20.`, pointer) : undefined;

const orderFault = (from: string, to: string | null, pointer: string): Decision<never> | undefined =>
  to !== null && to < from ? reject('agreement-ends-before-it-begins', `${to} is before ${from}.`, pointer) : undefined;

const overlapFault = (state: OnboardedPartner, asked: Pick<Agreement, 'from' | 'to'>): Decision<never> | undefined => {
  const other = [...state.agreements].find(([, agreement]) => overlap(agreement, asked));
  return other && reject('agreement-overlaps', `Agreement ${other[0]} is in force on some of these days.`, '/from');
};

const overlap = (one: Pick<Agreement, 'from' | 'to'>, other: Pick<Agreement, 'from' | 'to'>): boolean =>
  (one.to === null || other.from <= one.to) && (other.to === null || one.from <= other.to);
