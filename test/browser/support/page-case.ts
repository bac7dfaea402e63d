import type { Part, Portal } from './portal.js';

/** A page that is looked at in light and dark, wide and narrow, by the person it is for. */
export interface PageCase {
  /** Also the name of its picture. */
  readonly name: string;
  readonly as: Part | null;
  /** Or what has to be there first, and then gives it. */
  readonly path: string | ((portal: Portal) => Promise<string>);
  /** What its first heading says. */
  readonly heading: string;
  /** A text that is there once the page shows what it is for. */
  readonly shows: string;
}
