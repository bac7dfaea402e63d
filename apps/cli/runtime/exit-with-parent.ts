/**
 * Loaded into every service before anything else: a service whose parent is gone has nobody to serve for. It ends in its own order
 * where it knows how, and is ended where that takes too long, also while it is still starting.
 */
const graceMs = 2_000;

process.once('disconnect', () => setTimeout(() => process.exit(0), graceMs).unref());
// To listen for its parent's end must not keep a service alive that has done its work.
process.channel?.unref();
// The parent may have died before this line.
if (process.send !== undefined && !process.connected) process.exit(0);

export {};
