import type { Fault } from '#kernel';
import { pointerTo } from './pointer.js';

interface Level {
  readonly at: string;
  readonly keys: Set<string> | undefined;
  step: string | number;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gsu;

/** The keys that stand twice in one object of a JSON text, which `JSON.parse` passes over. The text must be valid JSON. */
export const repeatedKeys = (json: string): Fault[] => {
  const faults: Fault[] = [];
  const levels: Level[] = [];
  let text = '';
  for (const [part] of json.matchAll(token)) {
    const level = levels.at(-1);
    if (part === '{' || part === '[') levels.push(openedIn(level, part));
    else if (part === '}' || part === ']') levels.pop();
    else if (part === ',' && typeof level?.step === 'number') level.step += 1;
    else if (part === ':' && level !== undefined) noteKey(level, JSON.parse(text) as string, faults);
    else text = part;
  }
  return faults;
};

const openedIn = (parent: Level | undefined, bracket: string): Level => ({
  at: parent === undefined ? '' : pointerTo(parent.at, parent.step),
  keys: bracket === '{' ? new Set() : undefined,
  step: bracket === '{' ? '' : 0,
});

const noteKey = (level: Level, key: string, faults: Fault[]): void => {
  if (level.keys?.has(key) === true) faults.push({ clause: pointerTo(level.at, key), message: 'stands twice' });
  level.keys?.add(key);
  level.step = key;
};
