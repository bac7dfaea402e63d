/** After all tests: the cluster ends and leaves nothing behind. */
export default () => globalThis.stopTestCluster();
