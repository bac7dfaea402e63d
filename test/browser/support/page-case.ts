import type { Part } from './portal.js';

/** A page that is looked at in light and dark, wide and narrow, by the person it is for. */
export interface PageCase {
  /** Also the name of its picture. */
  readonly name: string;
  readonly as: Part | null;
  readonly path: string;
  /** What its first heading says. */
  readonly heading: string;
  /** A text that is there once the page shows what it is for. */
  readonly shows: string;
}
