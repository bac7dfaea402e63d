#!/usr/bin/env node
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
const program = new URL('../dist/apps/cli/main.js', import.meta.url);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Tandem needs Node.js 20.19 or newer; this is ${process.version}. Install a newer one from https://nodejs.org.`);
} else if (!existsSync(program)) {
  stop('Tandem is not built yet: run `npm run build` in its folder.');
} else {
  await import(program.href);
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
