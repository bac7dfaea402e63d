import type { ImportFault, ImportReport } from '#importers';
import type { ImportOutcome } from './send-source.js';

/** What a person is told besides the counts. `rejects`: the folder that rows which did not go in were written to; null: none. */
export interface ImportCircumstances {
  readonly dryRun: boolean;
  readonly rejects: string | null;
}

const findingsShown = 20;

/** An import as a person reads it. */
export const importText = (report: ImportReport, outcome: ImportOutcome, { dryRun, rejects }: ImportCircumstances): string => [
  ...report.files.map(({ name, rows, columnsUnmentioned }) =>
    `${name}: ${rows} rows${columnsUnmentioned.length > 0 ? `; not imported: ${columnsUnmentioned.join(', ')}` : ''}`),
  ...findingsText('kept, but worth knowing', report.notices),
  ...findingsText('not imported', report.faults),
  ...adviceText(report.faults),
  report.blocked ? 'Nothing was imported: a file as a whole is at fault.' : countsText(report, outcome, dryRun),
  ...(rejects === null ? [] : [`What did not go in stands in ${rejects}: mend it there and import that folder with the same mapping.`]),
].join('\n');

const countsText = ({ deals }: ImportReport, outcome: ImportOutcome, dryRun: boolean): string => {
  const rate = Math.round(outcome.events / Math.max(outcome.seconds, 0.001));
  return `${dryRun ? 'Dry run, nothing is recorded: ' : ''}${counted(outcome.partners, 'partner')} and ${counted(outcome.deals, 'deal')}, ${outcome.changed} of them new or changed; `
    + `${dryRun ? '' : `${outcome.events} events in ${outcome.seconds.toFixed(1)} s (${rate} events/s); `}${outcome.partnersRefused + deals.refused} refused`;
};

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const byCode = (findings: readonly ImportFault[]): string => {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${count} ${code}`).join(', ');
};

const mendedBy: Readonly<Record<string, string>> = {
  'rule-set-not-published': 'Publish the rule set first: tandem rules propose FILE, then tandem rules approve ID@VERSION --key KEY of another user.',
};

const adviceText = (faults: readonly ImportFault[]): readonly string[] =>
  [...new Set(faults.flatMap(({ code }) => mendedBy[code] ?? []))];

const findingsText = (title: string, findings: readonly ImportFault[]): readonly string[] => {
  if (findings.length === 0) return [];
  return [
    `${findings.length} ${title} (${byCode(findings)}):`,
    ...findings.slice(0, findingsShown).map(({ file, row, column, code, message }) =>
      `  ${file}${row === null ? '' : ` row ${row}`}${column === null ? '' : ` column ${column}`}: ${code}: ${message}`),
    ...(findings.length > findingsShown ? [`  … and ${findings.length - findingsShown} more (--json lists all)`] : []),
  ];
};
