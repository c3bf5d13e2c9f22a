import { type Language, open, screens } from './support/screens'
import { expectNoAxeViolations, test } from './support/test'

/** The long run takes each screen in both languages, the everyday one takes turns. */
const both = process.env.XINDAI_LONG === '1'

for (const [at, screen] of (await screens(process.env.XINDAI_ONLY)).entries()) {
  const turn: Language = at % 2 === 0 ? 'zh' : 'en'
  test(`${screen.app} ${screen.name} keeps nobody out`, async ({ page }) => {
    if (screen.app === 'm') await page.setViewportSize({ width: 390, height: 844 })
    for (const language of both ? (['zh', 'en'] as const) : [turn]) {
      await open(page, screen, language)
      await test.step(language, () => expectNoAxeViolations(page))
    }
  })
}
