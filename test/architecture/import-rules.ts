/** What a file imports, as written: a relative path, an alias (`#kernel`), a package. */
export interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly imports: readonly string[];
}

/** A breach of the import rules. */
export interface Breach {
  readonly path: string;
  readonly imported: string;
  readonly rule: string;
}

/** The parts of the house: each path belongs to the first whose pattern it matches. */
const parts = [
  ['kernel', /^libs\/core\/kernel\//], ['events', /^libs\/core\/events\//], ['ledger', /^libs\/core\/ledger\//],
  ['rules', /^libs\/core\/rules\//], ['policies', /^libs\/core\/policies\//], ['proof', /^libs\/core\/proof\//],
  ['projection', /^projections\/.*\.projection\.ts$/], ['table', /^projections\/.*\.(table|queries)\.ts$/], ['projections', /^projections\//],
  ['adapters', /^libs\/adapters\//], ['portal', /^apps\/portal\//], ['apps', /^apps\//],
] as const;
type Part = (typeof parts)[number][0];

const core: readonly Part[] = ['kernel', 'events', 'ledger', 'rules', 'policies', 'proof'];

/** What each part may import of ours (architecture: "The import rule"); a projection's own folder is always allowed. */
const allowed: Readonly<Record<Part, readonly Part[]>> = {
  kernel: [],
  events: ['kernel'],
  proof: ['kernel'],
  ledger: ['kernel', 'events'],
  rules: ['kernel', 'events'],
  policies: ['kernel', 'events', 'ledger'],
  adapters: [...core, 'adapters'],
  projection: ['kernel', 'events', 'rules'],
  table: [],
  projections: ['projection', 'table', 'kernel', 'events', 'rules'],
  // Runs in the browser: of ours it has the API's description, exact numbers, and what verifies a proof where the reader can watch.
  portal: ['kernel', 'proof'],
  apps: [...core, 'adapters', 'projections', 'projection', 'table'],
};

/** Packages that have no place in the pure core, and Node's modules but the computation of digests. */
const impure = /^(node:(?!crypto$)|@nestjs\/|typeorm$|pg|rxjs|express|@eventstore\/)/;

/** What is not to be had in a browser. */
const serverOnly = /^(node:|@nestjs\/|typeorm$|pg|express|@eventstore\/)/;

/** Every breach of the import rules in these files. `aliases` maps `#kernel` to the path of its index. */
export const breachesIn = (files: readonly SourceFile[], aliases: ReadonlyMap<string, string>): readonly Breach[] =>
  files.flatMap((file) => file.imports.flatMap((imported) => {
    const rule = breachOf(file.path, imported, aliases);
    return rule === undefined ? [] : [{ path: file.path, imported, rule }];
  }));

const breachOf = (path: string, imported: string, aliases: ReadonlyMap<string, string>): string | undefined => {
  const from = partOf(path);
  if (from === undefined || isSpecification(path)) return undefined;
  const target = targetOf(path, imported, aliases);
  if (target === undefined) return packageBreach(from, imported);
  return ownIndexBreach(path, target) ?? appBreach(path, target) ?? partBreach(path, from, target) ?? deepBreach(path, imported, target);
};

const isSpecification = (path: string): boolean => /\.(spec|support|contract)\.ts$/.test(path);

const partOf = (path: string): Part | undefined => parts.find(([, pattern]) => pattern.test(path))?.[0];

const targetOf = (path: string, imported: string, aliases: ReadonlyMap<string, string>): string | undefined => {
  if (imported.startsWith('#')) return aliases.get(imported) ?? `unknown alias ${imported}`;
  if (!imported.startsWith('.')) return undefined;
  const segments = path.split('/').slice(0, -1);
  for (const segment of imported.replace(/\.js$/, '.ts').split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
};

const packageBreach = (from: Part, imported: string): string | undefined => {
  if (from === 'portal' && serverOnly.test(imported)) return 'the portal runs in the browser';
  if ((core.includes(from) || from === 'projection') && impure.test(imported)) return 'the core is pure: no I/O, no framework';
  if (from === 'table' && imported !== 'typeorm') return 'a table or its queries import TypeORM and their own projection alone';
  return undefined;
};

const libraryOf = (path: string): string | undefined => /^(libs\/(?:core|adapters)\/[^/]+|projections)\//.exec(path)?.[1];

const ownIndexBreach = (path: string, target: string): string | undefined => {
  const library = libraryOf(path);
  return library !== undefined && target === `${library}/index.ts` ? 'a library never imports its own index' : undefined;
};

const appBreach = (path: string, target: string): string | undefined => {
  const [from, to] = [/^apps\/([^/]+)/.exec(path)?.[1], /^apps\/([^/]+)/.exec(target)?.[1]];
  return to !== undefined && from !== to ? 'nothing imports an app' : undefined;
};

const partBreach = (path: string, from: Part, target: string): string | undefined => {
  const to = partOf(target);
  const own = path.slice(0, path.lastIndexOf('/') + 1);
  if (to === undefined) return `${target} is no part of the house`;
  if (to === from && (libraryOf(path) === libraryOf(target) || from === 'adapters' || from === 'apps' || from === 'portal')) {
    return from === 'projection' && !target.startsWith(own) ? 'a projection never imports another' : undefined;
  }
  if (from === 'table' && target.startsWith(own)) return undefined;
  return allowed[from].includes(to) ? undefined : `${from} may not import ${to}`;
};

/** From another library only the index is imported. */
const deepBreach = (path: string, imported: string, target: string): string | undefined => {
  const [from, to] = [libraryOf(path), libraryOf(target)];
  return imported.startsWith('.') && to !== undefined && from !== to ? 'another library is imported through its alias' : undefined;
};
