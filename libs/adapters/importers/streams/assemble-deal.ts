import { compareUtf8 } from '#kernel';
import type { Finding } from '../finding.js';
import type { DealFacts } from '../survey/deal-facts.js';
import type { PartFacts } from '../survey/part-facts.js';
import type { RowPlace } from '../survey/source-index.js';
import { isValueFault } from '../values/value-fault.js';
import { dealCommands } from './deal-commands.js';
import type { SourceIds } from './external-ids.js';
import { rolesOfDeal } from './roles-of-deal.js';
import type { StreamCommands } from './stream-commands.js';
import { touchpointsOfDeal } from './touchpoints-of-deal.js';

/** A deal's own rows, and those of other files that speak of it. */
export interface DealMaterial {
  readonly facts: DealFacts;
  readonly rows: readonly (RowPlace & { readonly parts: readonly PartFacts[] })[];
}

/** The deal's commands, or why there are none; notices are added in either case. */
export const assembleDeal = (material: DealMaterial, { source, ids, notices }: {
  readonly source: string; readonly ids: SourceIds; readonly notices: Finding[] }): StreamCommands | Finding => {
  const { facts, rows } = material;
  const parts = rows.flatMap((row) => row.parts);
  const roles = rolesOfDeal(parts);
  if (isValueFault(roles)) return findingOf(material, roles.fault, roles.message);
  const owners = [...new Set(parts.filter(({ kind }) => kind === 'owner').flatMap(({ partner }) => partner ?? []))].sort(compareUtf8);
  if (owners.length > 1) {
    notices.push(findingOf(material, 'relationship-owners-differ', `Several rows name the relationship owner of deal ${facts.externalId} (${owners.join(', ')}); none is taken.`));
  }
  const id = ids.deal(facts.externalId);
  const whole = { facts, roles, owner: owners.length === 1 ? (owners[0] ?? null) : null, touchpoints: touchpointsOfDeal(id, parts, ids) };
  return {
    stream: 'deal', id, externalId: facts.externalId, keyBase: ids.keyBase('deal', facts.externalId), commands: dealCommands(whole, source, ids),
    rows: rows.map(({ file, row }) => ({ file, row })),
  };
};

const findingOf = ({ rows }: DealMaterial, code: string, message: string): Finding =>
  ({ file: rows[0]?.file ?? '', row: rows[0]?.row ?? null, column: null, code, message });
