import { defineConfig } from 'vite';

const source = (path: string): string => `${import.meta.dirname}/../../${path}`;

/** The portal as the API serves it. While it is written, `npx vite apps/portal` serves it anew on every change, with the API of `npm start` behind it. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: { '#kernel': source('libs/core/kernel/index.ts'), '#proof': source('libs/core/proof/index.ts') } },
  build: { outDir: source('dist/portal'), emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: true,
    // Mantine marks its files for servers that render; there is none here.
    rolldownOptions: { onLog: (level, log, otherwise) => { if (log.code !== 'MODULE_LEVEL_DIRECTIVE') otherwise(level, log); } } },
  server: { proxy: { '/v1': process.env['TANDEM_URL'] ?? 'http://127.0.0.1:3400' } },
});
