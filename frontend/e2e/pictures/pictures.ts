import { join } from 'node:path'
import { open, type Screen, screens } from '../support/screens'
import { test } from '../support/test'

const folder = process.env.XINDAI_PICTURES ?? '../.var/screens'
const SIZES = {
  admin: [
    [1440, 900],
    [390, 844],
  ],
  m: [
    [390, 844],
    [360, 740],
  ],
} as const satisfies Record<Screen['app'], readonly (readonly [number, number])[]>

for (const screen of await screens(process.env.XINDAI_ONLY)) {
  for (const [width, height] of SIZES[screen.app]) {
    for (const language of ['zh', 'en'] as const) {
      const name = `${screen.app}-${screen.name}-${width}-${language}`
      test(name, async ({ page, watch }) => {
        watch.forgive(/./) // a picture of a broken screen is wanted most of all
        await page.setViewportSize({ width, height })
        await open(page, screen, language)
        await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
      })
    }
  }
}
