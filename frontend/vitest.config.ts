import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'jsdom',
    include: ['{apps,packages,scripts}/**/*.test.{ts,tsx}'],
    globals: false,
    testTimeout: 60_000,
  },
})
