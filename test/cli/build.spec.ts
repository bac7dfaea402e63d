import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let folder: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-build-'));
  target = join(folder, 'dist');
  mkdirSync(target);
  writeFileSync(join(target, 'of-the-build-before.js'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const build = (cwd: string): void => { execFileSync(process.execPath, [resolve('bin/build.js'), target], { cwd, stdio: 'pipe' }); };

describe('a build', () => {
  it('takes the place of the one before and leaves nothing else behind', () => {
    build('.');
    expect(readdirSync(folder)).toEqual(['dist']);
    expect(['apps/cli/main.js', 'programs/cli.js', 'of-the-build-before.js'].map((file) => existsSync(join(target, file)))).toEqual([true, true, false]);
  });

  it('that fails leaves the one before as it was', () => {
    expect(() => build(folder)).toThrow();
    expect(readdirSync(folder)).toEqual(['dist']);
    expect(readdirSync(target)).toEqual(['of-the-build-before.js']);
  });
});
