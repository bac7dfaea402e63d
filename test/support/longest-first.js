const folders = ['/test/browser/', '/test/faults/', '/test/cli/', '/test/acceptance/', '/test/replay/', '/libs/adapters/'];

/** Begins with the specs that take longest, so that no worker sits on one of them alone at the end. */
export default class LongestFirst {
  sort(tests) {
    const rank = ({ path }) => (folders.findIndex((folder) => path.includes(folder)) + folders.length + 1) % (folders.length + 1);
    return [...tests].sort((one, other) => rank(one) - rank(other) || (one.path < other.path ? -1 : 1));
  }

  shard(tests) { return tests; }

  allFailedTests(tests) { return tests; }

  cacheResults() {}
}
