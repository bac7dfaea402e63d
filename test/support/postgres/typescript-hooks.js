import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

let root;
let imports;
let options;

export const initialize = async (data) => {
  ({ root, imports } = data);
  options = { ...JSON.parse(await readFile(new URL('.swcrc', root), 'utf8')), exclude: [], sourceMaps: 'inline', swcrc: false };
};

/** `#aliases` lead to the sources, and so does an import that ends in `.js` where there is a `.ts`. */
export const resolve = (specifier, context, next) => {
  const target = imports[specifier];
  if (target !== undefined) return next(new URL(target.replace('./dist/', './').replace(/\.js$/, '.ts'), root).href, context);
  if (!specifier.startsWith('.') || !specifier.endsWith('.js')) return next(specifier, context);
  const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
  return next(existsSync(source) ? source.href : specifier, context);
};

export const load = async (url, context, next) => {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { ...options, filename });
  return { format: 'module', source: code, shortCircuit: true };
};
