import { Requests } from './support/requests'
import { expect, type Page, settled, signInAs, speak, test } from './support/test'

const rows = (page: Page) => page.locator('.ant-table-tbody tr.ant-table-row')

/** The numbers of the loans that are shown, in their order. */
const numbers = (page: Page) => rows(page).locator('td:first-child').allInnerTexts()

test('every step of a list is one request, and none counts everything', async ({ page }) => {
  const requests = new Requests(page)
  /** Acts, and tells what the one request asked for. */
  const step = async (name: string, act: () => Promise<unknown>) =>
    test.step(name, async () => {
      const sent = await requests.of(act)
      expect(
        sent.map(({ operationName }) => operationName),
        name,
      ).toEqual(['LoanList'])
      expect(sent[0]?.query ?? '', 'a full count').not.toContain('totalCount')
      return sent[0]?.variables ?? {}
    })

  await speak(page, 'zh')
  await signInAs(page, 'manager')
  await page.goto('/admin/')
  await settled(page)
  const opened = await step('opening', () =>
    page.getByRole('link', { name: '借据', exact: true }).click(),
  )
  expect(opened).toMatchObject({ first: 20, order: 'NUMBER_DESC' })
  await expect(rows(page)).toHaveCount(20)
  const firstPage = await numbers(page)
  expect(firstPage).toEqual([...firstPage].sort().reverse())

  const next = await step('next page', () => page.getByRole('button', { name: '下一页' }).click())
  expect(next.after).toBeTruthy()
  const secondPage = await numbers(page)
  expect(secondPage.filter((one) => firstPage.includes(one))).toEqual([])

  await page.getByRole('link', { name: secondPage[3] ?? '' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(secondPage[3] ?? '')
  await settled(page)
  await step('back from a loan', () => page.goBack())
  expect(await numbers(page)).toEqual(secondPage)
  await page.goBack()
  await settled(page)
  expect(await numbers(page), 'back once more').toEqual(firstPage)

  const sorted = await step('order', () =>
    page.getByRole('columnheader', { name: /剩余本金/ }).click(),
  )
  expect(sorted).toMatchObject({ order: 'OUTSTANDING_DESC' })
  expect(sorted.after ?? null).toBeNull()

  const sized = await step('size', async () => {
    await page.getByRole('combobox', { name: '20 条/页' }).click()
    await page.getByTitle('50 条/页').click()
  })
  expect(sized).toMatchObject({ first: 50, order: 'OUTSTANDING_DESC' })
  await expect(rows(page)).toHaveCount(50)

  const filtered = await step('filter', async () => {
    await page.getByRole('combobox', { name: '状态' }).click()
    await page.getByTitle('还款中', { exact: true }).first().click()
  })
  expect(filtered).toMatchObject({ first: 50, where: { status: 'ACTIVE' } })

  const found = await step('search', async () => {
    await page.getByRole('searchbox', { name: '借据号' }).fill(firstPage[0] ?? '')
    await page.keyboard.press('Enter')
  })
  expect(found).toMatchObject({ where: { number: firstPage[0] } })
  expect(await numbers(page)).toEqual(firstPage.slice(0, 1))

  await step('reset', () => page.getByRole('button', { name: '清除筛选' }).click())
  await expect(page).toHaveURL(/\/admin\/loans$/)

  const address = `${page.url()}?order=OUTSTANDING&first=50`
  await page.goto(address)
  await settled(page)
  const sent = requests.taken().filter(({ operationName }) => operationName === 'LoanList')
  expect(sent.map(({ variables }) => variables)).toMatchObject([
    { first: 50, order: 'OUTSTANDING' },
  ])
})
