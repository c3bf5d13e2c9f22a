import { open, screens } from './support/screens'
import { expectNoAxeViolations, test } from './support/test'

for (const screen of await screens(process.env.XINDAI_ONLY)) {
  test(`${screen.app} ${screen.name} keeps nobody out`, async ({ page }) => {
    if (screen.app === 'm') await page.setViewportSize({ width: 390, height: 844 })
    for (const language of ['zh', 'en'] as const) {
      await open(page, screen, language)
      await test.step(language, () => expectNoAxeViolations(page))
    }
  })
}
