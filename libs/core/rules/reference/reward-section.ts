import { exactText } from '../trace/exact-text.js';
import { formatSchemaOf } from '../document/schema-faults.js';
import type { RewardKind } from '../incentives/rewards/reward.js';
import { workedReward } from '../incentives/rewards/worked-reward.js';
import { clauseTable } from './clause-table.js';

/** A kind of reward: what it gives, its keys, and its worked example with the arithmetic as the rule itself does it. */
export const rewardSection = (kind: RewardKind): string[] => {
  const { title, description, ...keys } = formatSchemaOf(kind.schema);
  const { currency, formula, exactMinor, comesTo } = workedReward(kind);
  const exact = exactText(exactMinor, currency);
  return [
    `### ${title ?? kind.name}: \`${kind.name}\``,
    '',
    description ?? '',
    '',
    ...clauseTable(keys, '/incentives/<n>/reward'),
    '',
    '```yaml',
    `reward: ${flowStyle(kind.example.reward)}`,
    '```',
    '',
    `Worked example: ${kind.example.story}: ${formula === comesTo ? '' : `${formula} = `}**${comesTo} ${currency}**${exact === comesTo ? '' : ` (exactly ${exact})`}.`,
    '',
  ];
};

const flowStyle = (document: object): string =>
  `{ ${Object.entries(document).map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', ')} }`;
