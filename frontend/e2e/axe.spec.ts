import { open, screens } from './support/screens'
import { expectNoAxeViolations, test } from './support/test'

for (const screen of await screens()) {
  for (const language of ['zh', 'en'] as const) {
    test(`${screen.app} ${screen.name} in ${language} keeps nobody out`, async ({ page }) => {
      if (screen.app === 'm') await page.setViewportSize({ width: 390, height: 844 })
      await open(page, screen, language)
      await expectNoAxeViolations(page)
    })
  }
}
