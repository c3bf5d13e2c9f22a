import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precache } from './precache.ts'

const server = process.env.XINDAI_SERVER ?? 'http://127.0.0.1:8000'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/m/',
  plugins: [react(), precache()],
  // The server puts a fresh nonce in its place with every page.
  html: { cspNonce: '__XINDAI_NONCE__' },
  build: {
    target: 'es2022',
    manifest: true,
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/m/graphql': { target: server, ws: true }, '/files': { target: server } },
  },
})
