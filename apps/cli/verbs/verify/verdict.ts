/** What a verification found, as `--json` prints it. */
export interface Verdict {
  readonly verified: boolean;
  readonly words: string;
  readonly details: Readonly<Record<string, unknown>>;
}
