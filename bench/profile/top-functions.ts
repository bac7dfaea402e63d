import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const functionsShown = 15;

interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/**
 * Of each kind of process that left CPU profiles in a folder the functions that took most time themselves, in percent of the
 * time that was neither idle nor spent on loading the program.
 */
export const topFunctions = (folder: string): string => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile')).sort();
  const kinds = [...new Set(names.map(kindOf))];
  return kinds.map((kind) => [kind, ...topOf(names.filter((name) => kindOf(name) === kind).map((name) => readProfile(join(folder, name))))].join('\n')).join('\n\n');
};

const kindOf = (fileName: string): string => fileName.replace(/-\d+\.cpuprofile$/, '');

const readProfile = (path: string): CpuProfile => JSON.parse(readFileSync(path, 'utf8')) as CpuProfile;

const topOf = (profiles: readonly CpuProfile[]): string[] => {
  const microseconds = new Map<string, number>();
  for (const { nodes, samples, timeDeltas } of profiles) {
    const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
    samples.forEach((id, index) => {
      const name = names.get(id);
      if (name !== undefined) microseconds.set(name, (microseconds.get(name) ?? 0) + (timeDeltas[index] ?? 0));
    });
  }
  const total = [...microseconds.values()].reduce((sum, each) => sum + each, 0);
  return [...microseconds].sort(([, one], [, other]) => other - one).slice(0, functionsShown)
    .map(([name, each]) => `${((100 * each) / total).toFixed(1).padStart(6)} %  ${name}`);
};

/** Undefined for what does not count. */
const nameOf = ({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string | undefined => {
  if (functionName === '(idle)' || /^node:internal\/(modules|deps\/cjs)/.test(url)) return undefined;
  if (url === '') return functionName;
  const place = url.replace(/^.*\/(node_modules|dist)\//, '');
  return `${functionName || '(anonymous)'} ${place}:${lineNumber + 1}`;
};
