import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { type App, BASE, isPhone, tokenOf } from './lender'
import { Watch } from './watch'

export { expect, type Page } from '@playwright/test'
export { type Ask, askAs, messages, PASSWORD, sms } from './lender'

/**
 * A page that fails its test on any error, failed request or breach of the policy that the test
 * did not forgive: `watch.forgive(/HTTP 503/)`.
 */
export const test = base.extend<{ watch: Watch }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed
  watch: async ({}, use) => {
    await use(new Watch())
  },
  page: async ({ page, watch }, use) => {
    await watch.begin(page)
    await use(page)
    expect(watch.problems(), 'the browser found nothing wrong').toEqual([])
  },
})

/** The browser of somebody: 'manager' and the other logins, or a borrower's telephone. */
export async function signInAs(page: Page, who: string, options?: { fresh?: boolean }) {
  const name = isPhone(who) ? 'xindai-borrower' : 'xindai-staff'
  const value = await tokenOf(who, options)
  await page.context().addCookies([{ name, value, url: BASE, httpOnly: true, sameSite: 'Strict' }])
}

/** The language of the pages from the next one on. */
export async function speak(page: Page, language: 'zh' | 'en') {
  const choose = (chosen: string) => localStorage.setItem('xindai-language', chosen)
  if (page.url().startsWith(BASE)) await page.evaluate(choose, language)
  else
    await page.addInitScript((chosen) => {
      // Null in the viewer of a PDF.
      const kept: Storage | null = globalThis.localStorage
      if (!kept?.getItem('xindai-language')) kept?.setItem('xindai-language', chosen)
    }, language)
}

/** Where a path of an application lies. */
export function at(app: App, path: string): string {
  return `/${app}${path}`
}

/** Everything is there that was asked for: no request runs, nothing turns. */
export async function settled(page: Page) {
  await page.waitForLoadState('networkidle')
  await expect(page.locator('#root > *').first()).toBeVisible()
  const busy = '[aria-busy="true"], .ant-spin-spinning, .ant-skeleton-active, .adm-skeleton'
  await expect(page.locator(busy)).toHaveCount(0)
}

/** No finding of axe (WCAG 2.2 A and AA) that is serious or critical. */
export async function expectNoAxeViolations(page: Page, ...leftOut: string[]) {
  const builder = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
  ])
  for (const selector of leftOut) builder.exclude(selector)
  const { violations } = await builder.analyze()
  const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const told = bad.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)}`),
  )
  expect(told, 'nobody is kept out').toEqual([])
}
