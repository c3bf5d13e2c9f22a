import { readFile } from 'node:fs/promises'
import { MARKS, type Sown, sow } from './support/marks'
import { open, screens } from './support/screens'
import { expect, type Page, settled, signInAs, speak, test } from './support/test'
import { filesOf, textsOf } from './support/xlsx'

/** A refusal that means the name: such a mark lies nowhere. */
const REFUSED = /NAME|TEXT|INVALID|CHARACTER/

let sown: Sown

test.beforeAll(async () => {
  test.setTimeout(10 * 60_000)
  sown = await sow()
})

async function expectInert(page: Page) {
  expect(await page.evaluate(() => 'hit' in window), 'a name was run').toBe(false)
  const made = page.locator('img[src="x"], img[onerror], #root script')
  await expect(made, 'a name was taken for markup').toHaveCount(0)
}

test('hostile names are taken as text, or refused in words', () => {
  const odd = [...sown].filter(([, what]) => what !== 'taken' && !REFUSED.test(what))
  expect(odd).toEqual([])
  expect([...sown.values()].filter((what) => what === 'taken').length).toBeGreaterThan(10)
})

for (const screen of await screens(process.env.XINDAI_ONLY)) {
  test(`${screen.app} ${screen.name} takes names for text`, async ({ page }) => {
    if (screen.app === 'm') await page.setViewportSize({ width: 390, height: 844 })
    await open(page, screen, 'zh')
    await expectInert(page)
  })
}

const SHOWN = [
  ['branch', 'admin', '/branches'],
  ['staff', 'admin', '/staff'],
  ['role', 'admin', '/roles'],
  ['client', 'admin', '/clients'],
  ['merchant', 'partners', '/merchants'],
  ['product', 'product', '/products'],
] as const

for (const [kind, as, path] of SHOWN) {
  test(`the name of a ${kind} is shown as it was written`, async ({ page }) => {
    await speak(page, 'zh')
    await signInAs(page, as)
    await page.goto(`/admin${path}`)
    await settled(page)
    for (const mark of MARKS) {
      if (sown.get(`${kind} ${mark}`) !== 'taken') continue
      await expect(page.getByText(mark, { exact: true }).first()).toBeAttached()
    }
    await expectInert(page)
  })
}

for (const [list, title] of [
  ['customers', '客户'],
  ['loans', '借据'],
  ['merchants', '合作商户'],
] as const) {
  test(`the workbook of ${title} holds texts and no formula`, async ({ page }) => {
    await speak(page, 'zh')
    await signInAs(page, list === 'merchants' ? 'partners' : 'manager')
    await page.goto(`/admin/${list}`)
    await settled(page)
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
    expect(textsOf(files).length).toBeGreaterThan(5)
  })
}
