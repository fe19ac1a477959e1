import { defineConfig } from 'vite';

// Every screen is a file of its own, loaded when it is first shown.
export default defineConfig({
  base: '/compliance/',
  html: { cspNonce: '{nonce}' },
  build: {
    emptyOutDir: true,
    assetsDir: 'assets',
    target: ['es2022', 'safari16'],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    reportCompressedSize: false,
  },
});
