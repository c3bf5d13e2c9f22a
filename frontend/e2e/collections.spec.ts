import { askAs, expect, type Page, settled, signInAs, speak, test } from './support/test'

const MINE = `query ($where: CollectionCaseWhere) {
  collectionCases(first: 50, where: $where) {
    edges { node { id number isDisputed promiseStatus overdue { amount } } } } }`
const CASE = `query ($id: ID!) { collectionCase(id: $id) {
  status overdue { amount } loans { loanId curedOn overdue { amount } } } }`
const RELEASE = `mutation ($input: CollectionReasonInput!) {
  collectionCaseRelease(input: $input) { userErrors { code message } } }`
const REPAY = `mutation ($input: LoanAmountInput!) {
  loanRepay(input: $input) { userErrors { code message } } }`

interface Found {
  readonly id: string
  readonly number: string
  readonly isDisputed: boolean
  readonly promiseStatus: string | null
  readonly overdue: { readonly amount: string }
}

const key = (what: string) => `${what}-${Date.now()}-${Math.random()}`

/** A case of the collector's that nobody has promised anything about, given back to its queue. */
async function waitingCase(): Promise<Found> {
  const ask = askAs('collector')
  const { collectionCases } = await ask(MINE, { where: { status: 'OPEN', isMine: true } })
  const all: Found[] = collectionCases.edges.map(({ node }: { node: Found }) => node)
  const found = all.find((each) => !each.isDisputed && each.promiseStatus === null)
  if (!found) throw new Error('the demo has no case to work on')
  const input = { caseId: found.id, reason: '换人跟进', idempotencyKey: key('release') }
  await ask(RELEASE, { input })
  return found
}

async function repay(loanId: string, amount: string) {
  const input = { loanId, amount, idempotencyKey: key('repay') }
  const { loanRepay } = await askAs('manager')(REPAY, { input })
  expect(loanRepay.userErrors).toEqual([])
}

async function open(page: Page, who: string, path: string) {
  await speak(page, 'zh')
  await signInAs(page, who)
  await page.goto(`/admin${path}`)
  await settled(page)
}

/** A permit with its number and a result; or, where the rules forbid it now, why and until when. */
async function call(page: Page) {
  const panel = page.getByRole('region', { name: '联系客户' })
  await panel.getByRole('button', { name: '申请联系许可' }).click()
  const phone = panel.locator('.xd-phone')
  await expect(phone.or(panel.getByRole('alert')).first()).toBeVisible()
  if (!(await phone.isVisible())) return
  await expect(phone).toHaveText(/^\+?\d{8,}$/)
  await panel.getByLabel('联系结果').click()
  await page.getByTitle('承诺还款').click()
  await panel.getByLabel('说明').fill('本人接听, 发薪后还')
  await panel.getByRole('button', { name: '登记结果' }).click()
  await expect(page.getByRole('list', { name: '催收记录' })).toContainText('本人接听, 发薪后还')
  await expect(phone).toHaveCount(0)
}

test('from the claim over a call and a promise to the money that closes the case', async ({
  page,
}) => {
  test.slow()
  const { id, number } = await waitingCase()
  await open(page, 'collector', `/collections/cases/${encodeURIComponent(id)}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`催收案件 ${number}`)
  await expect(page.getByText('领取案件后可联系客户。')).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByRole('button', { name: '登记承诺' })).toBeVisible()

  await call(page)

  await page.getByRole('button', { name: '登记承诺' }).click()
  const drawer = page.getByRole('dialog', { name: /登记承诺/ })
  await drawer.getByLabel('金额').fill('99999999.00')
  const today = (await askAs('collector')('{ businessDate }')).businessDate
  await drawer.getByLabel('承诺日').fill(today)
  await page.keyboard.press('Enter')
  await drawer
    .getByRole('button', { name: '确 认' })
    .or(drawer.getByRole('button', { name: '确认' }))
    .click()
  await expect(drawer.getByText('承诺金额超过逾期金额')).toBeVisible()
  await drawer.getByLabel('金额').fill('2.00')
  await drawer
    .getByRole('button', { name: '确 认' })
    .or(drawer.getByRole('button', { name: '确认' }))
    .click()
  await expect(drawer).toHaveCount(0)
  const promises = page.getByRole('region', { name: '还款承诺' })
  await expect(promises.getByText('待履行')).toBeVisible()

  // Money comes in parts; the screen follows by itself.
  const loans = async () => (await askAs('manager')(CASE, { id })).collectionCase.loans
  const [{ loanId }] = await loans()
  const timeline = page.getByRole('list', { name: '催收记录' })
  await repay(loanId, '1.00')
  await expect(timeline.getByText('承诺款部分到账')).toBeVisible({ timeout: 30_000 })
  await expect(promises.getByText('待履行')).toBeVisible()
  await repay(loanId, '1.00')
  await expect(promises.getByText('已履行')).toBeVisible({ timeout: 30_000 })

  for (const each of await loans()) if (!each.curedOn) await repay(each.loanId, each.overdue.amount)
  await expect(timeline.getByText('结案')).toBeVisible({ timeout: 30_000 })
  expect((await askAs('manager')(CASE, { id })).collectionCase.status).toBe('CLOSED')
})

test('a disputed debt is not collected, and that ends when the dispute does', async ({ page }) => {
  const { id } = await waitingCase()
  await open(page, 'collector', `/collections/cases/${encodeURIComponent(id)}`)
  await page.getByRole('button', { name: '领取案件' }).click()
  const act = async (name: string) => {
    await page.getByRole('button', { name: /更多/ }).click()
    await page.getByRole('menuitem', { name }).click()
    const drawer = page.getByRole('dialog', { name: new RegExp(name) })
    await drawer.getByLabel('原因').fill('客户称金额有误')
    await drawer
      .getByRole('button', { name: '确 认' })
      .or(drawer.getByRole('button', { name: '确认' }))
      .click()
    await expect(drawer).toHaveCount(0)
  }
  await act('登记争议')
  await expect(page.getByText('案件暂停联系。')).toBeVisible()
  await act('结束争议')
  await expect(page.getByRole('button', { name: '申请联系许可' })).toBeVisible()
})

test('a strategy is tried, proposed by one and agreed to by another', async ({ page }) => {
  await open(page, 'risk', '/collections/strategy')
  await page.getByRole('button', { name: '拟定新版本' }).click()
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByRole('table', { name: '按此策略的在催案件分布' })).toBeVisible()
  const note = `试行 ${Date.now()}`
  await page.getByLabel('修改说明').fill(note)
  await page.getByRole('button', { name: '提交复核' }).click()
  await expect(page.getByText('须由他人复核').first()).toBeVisible()
  await page.context().clearCookies()
  await open(page, 'manager', '/collections/strategy')
  const proposal = page.getByRole('region', { name: /待复核/ }).filter({ hasText: note })
  await proposal.getByRole('button', { name: '同意生效' }).click()
  await expect(page.getByRole('region', { name: /生效策略/ })).toContainText(note)
})
