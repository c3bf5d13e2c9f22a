import { readFile } from 'node:fs/promises'
import { MARKS, returned, type Sown, sow } from './support/marks'
import { open, screens } from './support/screens'
import { at, expect, type Page, settled, signInAs, speak, test } from './support/test'
import { filesOf, textsOf } from './support/xlsx'

let sown: readonly Sown[]

test.beforeAll(async () => {
  test.setTimeout(10 * 60_000)
  sown = await sow()
})

async function visit(page: Page, who: string, app: 'admin' | 'm', path: string) {
  await speak(page, 'zh')
  await signInAs(page, who)
  await page.goto(at(app, path))
  await settled(page)
}

async function expectInert(page: Page) {
  expect(await page.evaluate(() => 'hit' in window), 'a name was run').toBe(false)
  const made = page.locator('img[src="x"], [onerror], #root script')
  await expect(made, 'a name was taken for markup').toHaveCount(0)
}

/** The long run opens every screen; the everyday one every sixth, beside those that show the names. */
const every = process.env.XINDAI_LONG === '1' || process.env.XINDAI_ONLY ? 1 : 6

for (const screen of (await screens(process.env.XINDAI_ONLY)).filter((_, n) => n % every === 0)) {
  test(`${screen.app} ${screen.name} takes names for text`, async ({ page }) => {
    if (screen.app === 'm') await page.setViewportSize({ width: 390, height: 844 })
    await open(page, screen, 'zh')
    await expectInert(page)
  })
}

for (const [kind, who, path] of [
  ['branch', 'admin', '/branches'],
  ['member of staff', 'admin', '/staff'],
  ['role', 'admin', '/roles'],
  ['client', 'admin', '/clients'],
  ['merchant', 'partners', '/merchants'],
  ['product', 'product', '/products'],
] as const) {
  test(`the name of a ${kind} is shown as it was written`, async ({ page }) => {
    await visit(page, who, 'admin', path)
    for (const mark of MARKS)
      await expect(page.getByText(mark, { exact: true }).first()).toBeAttached()
    await expectInert(page)
  })
}

test('a customer, his branch and his loan bear any name', async ({ page }) => {
  test.slow()
  for (const { mark, customer, loan } of sown) {
    await visit(page, 'manager', 'admin', `/customers/${encodeURIComponent(customer)}`)
    await expectInert(page)
    await visit(page, 'manager', 'admin', `/loans/${encodeURIComponent(loan)}`)
    await expect(page.getByText(mark).first()).toBeVisible()
    await expectInert(page)
  }
})

test('a borrower of any name sees his own pages', async ({ page }) => {
  test.slow()
  await page.setViewportSize({ width: 390, height: 844 })
  for (const { phone } of sown) {
    for (const path of ['/', '/me', '/me/identity', '/me/work']) {
      await visit(page, phone, 'm', path)
      await expectInert(page)
    }
  }
})

test('a reason and notes are read as they were written, on both sides', async ({ page }) => {
  test.slow()
  const { phone, application } = await returned()
  const path = `/applications/${encodeURIComponent(application)}`
  await visit(page, phone, 'm', path)
  await expect(page.getByText(MARKS.join(' '))).toBeVisible()
  await expectInert(page)
  for (const tab of ['', '?tab=customer', '?tab=history']) {
    await visit(page, 'manager', 'admin', `${path}${tab}`)
    await expect(page.getByText(MARKS.join(' ')).first()).toBeVisible()
    // Each stands in the reason already; the note is another one.
    for (const mark of MARKS) await expect(page.getByText(mark).nth(1)).toBeAttached()
    await expectInert(page)
  }
})

for (const [list, who] of [
  ['customers', 'manager'],
  ['loans', 'manager'],
  ['merchants', 'partners'],
] as const) {
  test(`the workbook of ${list} holds such names as texts`, async ({ page }) => {
    await visit(page, who, 'admin', `/${list}`)
    await page.getByRole('button', { name: '导出 Excel' }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载' }).click()
    const files = filesOf(await readFile(await (await saving).path()))
    const sheets = [...files].filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    expect(sheets.length).toBeGreaterThan(0)
    for (const [name, xml] of sheets) {
      expect(xml, `${name} has a formula`).not.toMatch(/<f[ >/]/)
      expect(xml, `${name} leads elsewhere`).not.toContain('<hyperlink')
    }
    const texts = textsOf(files)
    for (const mark of MARKS) expect(texts, list).toContain(mark)
  })
}
