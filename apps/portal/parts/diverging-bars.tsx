import { lengthOf, Money, moneyText } from './money.js';

/** One bar: what it is of, and a difference that may be below zero. */
export interface Difference {
  readonly id: string;
  readonly title: string;
  readonly amount: string;
  readonly currency: string;
}

/** Differences to the left and right of nothing: who loses, who gains. Bars of one picture are of one currency. Its table belongs beside it. */
export const DivergingBars = ({ label, differences }: { readonly label: string; readonly differences: readonly Difference[] }) => {
  const longest = Math.max(...differences.map(({ amount }) => Math.abs(lengthOf(amount))), Number.MIN_VALUE);
  return (
    <ul className="bars" aria-label={label}>
      {differences.map(({ id, title, amount, currency }) => {
        const [isLoss, percent] = [amount.startsWith('-'), (Math.abs(lengthOf(amount)) / longest) * 50];
        return (
          <li key={id}>
            <span>{title}</span>
            <span className="bar" aria-hidden title={moneyText({ amount, currency })}>
              <span style={{ width: `${percent}%`, left: isLoss ? `${50 - percent}%` : '50%', background: isLoss ? 'var(--portal-loss)' : 'var(--portal-gain)' }} />
            </span>
            <span className="number"><Money {...{ amount, currency }} /></span>
          </li>
        );
      })}
    </ul>
  );
};
