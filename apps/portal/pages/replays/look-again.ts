const everyMs = 700;

/** Replays are no events, so nobody tells of them: one that is not done is looked at again, by and by. */
export const lookAgainWhile = (runs: readonly { readonly standing: string }[] | undefined): number | false =>
  (runs?.some(({ standing }) => standing === 'queued' || standing === 'running') === true ? everyMs : false);
