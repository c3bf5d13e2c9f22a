import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** The browser of the system; XINDAI_CHROMIUM names another one. */
function chromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return process.env.XINDAI_CHROMIUM ?? found.find(runs)
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A slow machine is no failure: XINDAI_PATIENCE multiplies what is waited for. */
const patience = Number(process.env.XINDAI_PATIENCE ?? '1')

export default defineConfig({
  testDir: 'e2e',
  testMatch: process.env.XINDAI_PICTURES ? 'pictures/*.ts' : '*.spec.ts',
  outputDir: '../.var/e2e',
  workers: 1,
  // Two cores and a browser: in continuous integration a test may be slow once, not twice.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  reporter: 'line',
  timeout: 60_000 * patience,
  expect: { timeout: 10_000 * patience },
  use: {
    baseURL: process.env.XINDAI_E2E_BASE ?? 'http://127.0.0.1:8000',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // A list that moves while it opens takes a press at one place and its release at another.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 15_000 * patience,
    navigationTimeout: 30_000 * patience,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
