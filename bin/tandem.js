#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Tandem needs Node.js 20.19 or newer; this is ${process.version}. Install a newer one from https://nodejs.org.\n`);
  process.exit(2);
}
await import('../dist/apps/cli/main.js');
