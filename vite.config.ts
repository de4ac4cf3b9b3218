import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * The web server is the entry of the server bundle, so that pages and the endpoints beside them share one set of
 * modules. Remix sets the entry itself and asks nobody, so this comes after it.
 */
const webServerAsEntry: Plugin = {
  name: 'web-server-as-entry',
  enforce: 'post',
  config: (_config, { isSsrBuild }) =>
    isSsrBuild ? { build: { rollupOptions: { input: './app/server/web.ts' } } } : undefined,
};

export default defineConfig({
  plugins: [
    remix({
      serverBuildFile: 'web.js',
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
    tsconfigPaths(),
    webServerAsEntry,
  ],
  build: { target: 'es2022' },
  ssr: {
    external: ['@prisma/client', '@prisma/adapter-pg', 'pg', 'bullmq', 'ioredis', 'pdfkit', 'mdx-bundler', 'esbuild'],
  },
});
