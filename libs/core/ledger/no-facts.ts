/** The facts of a stream whose decisions rest on nothing outside it. */
export type NoFacts = Readonly<Record<string, never>>;
