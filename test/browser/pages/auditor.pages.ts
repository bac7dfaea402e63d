import type { PageCase } from '../support/page-case.js';
import { postFrom, readFrom } from '../support/post-from.js';
import type { Portal } from '../support/portal.js';

/** The rules of the demo with another share for whoever sells. */
export const draftOf = (document: unknown): Record<string, unknown> => {
  const { attribution, ...rest } = document as { readonly attribution: { readonly roles: object } };
  return { ...rest, title: 'Sellers first', attribution: { ...attribution, roles: { sourcing: '15', selling: '50', technicalValidation: '20', implementation: '0', influence: '15' } } };
};

/** The closed quarter under a draft, asked for as the auditor and done. */
const replayed = async (portal: Portal): Promise<string> => {
  const { page } = await portal.openAs('auditor', '/replays');
  const { document } = await readFrom(page, '/v1/rule-sets/standard/versions/1');
  const { id } = await postFrom(page, '/v1/replays', { period: '2026-Q1', ruleSet: draftOf(document) });
  await page.goto(`${portal.url}/replays/${String(id)}`);
  await page.getByText('Nothing was posted').waitFor();
  await page.close();
  return `/replays/${String(id)}`;
};

/** The pages that auditors begin with; finance and operations have them too. */
export const auditorPages: readonly PageCase[] = [
  { name: 'replay-lab', as: 'auditor', path: '/replays', heading: 'Replay lab', shows: 'it posts nothing' },
  { name: 'replay', as: 'auditor', path: replayed, heading: 'Replay of 2026-Q1', shows: 'Who gains, who loses' },
  { name: 'rule-sets', as: 'auditor', path: '/rules', heading: 'Rule sets', shows: 'standard, version 1' },
  { name: 'rule-set', as: 'auditor', path: '/rules/standard/1', heading: 'Rule set standard, version 1', shows: '/attribution/roles/selling' },
  { name: 'rule-sets-compared', as: 'auditor', path: '/rules/compare/standard@1/standard@2', heading: 'standard 1 and standard 2', shows: 'Deals that differ' },
  { name: 'rule-set-try', as: 'auditor', path: '/rules/try', heading: 'Try a draft on history', shows: 'The draft, tandem.ruleset/1' },
  { name: 'log', as: 'auditor', path: '/log', heading: 'Log integrity', shows: 'Verified in this browser' },
  { name: 'audit-packs', as: 'auditor', path: '/audit-packs', heading: 'Audit packs', shows: '2026-Q1' },
];
