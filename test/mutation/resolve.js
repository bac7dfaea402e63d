const replacements = new Map([['@jest/globals', './jest-globals.js'], ['fast-check', './fewer-runs.js']]);

/** Specs run under Mocha as they are: what they import of Jest and of fast-check is taken from this folder. */
export const resolve = (specifier, context, next) => {
  const replacement = replacements.get(specifier);
  return replacement === undefined || context.parentURL?.includes('/test/mutation/')
    ? next(specifier, context)
    : { url: new URL(replacement, import.meta.url).href, shortCircuit: true };
};
