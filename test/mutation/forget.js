/**
 * One process tests many mutants without loading the modules again, so what a module remembers under one mutant would be there under
 * the next. Whatever is put into a map that was empty when a module or a spec made it is a cache: it is forgotten before each mutant.
 * What this answers, called before the first of them, forgets.
 */
export const forgetBetweenRuns = () => {
  const own = { Map, WeakMap };
  const remembered = [];
  const watch = (Kind) => new Proxy(Kind, {
    construct: (target, entries, constructed) => {
      const made = Reflect.construct(target, entries, constructed);
      if (entries.length > 0 || constructed !== globalThis[Kind.name]) return made;
      const set = (key, value) => {
        remembered.push(() => made.delete(key));
        return target.prototype.set.call(made, key, value);
      };
      return Object.defineProperty(made, 'set', { value: set });
    },
  });
  Object.assign(globalThis, { Map: watch(Map), WeakMap: watch(WeakMap) });
  return () => {
    Object.assign(globalThis, own);
    for (const forget of remembered.splice(0)) forget();
  };
};
