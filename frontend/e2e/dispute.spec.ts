import { borrow, loanAt } from './support/loan'
import {
  askAs,
  expect,
  expectNoAxeViolations,
  settled,
  signInAs,
  speak,
  test,
} from './support/test'

test.use({ viewport: { width: 360, height: 740 } })

const FEE = `mutation ($input: LoanChargeFeeInput!) { loanChargeFee(input: $input) {
  userErrors { code field } } }`
const DISPUTES = `query ($id: ID!) { loan(id: $id) { disputes { id number status correction } } }`

const key = () => crypto.randomUUID()

test('he contests a fee, the officer reverses it, both read the evidence', async ({
  page,
  browser,
}) => {
  test.slow()
  const { ask, loanId } = await borrow(page)
  const desk = askAs('manager')
  const fee = await desk(FEE, { input: { loanId, amount: '30.00', idempotencyKey: key() } })
  expect(fee.loanChargeFee.userErrors).toEqual([])

  await page.goto(loanAt(loanId))
  await page.getByRole('link', { name: /对这笔借款有异议/ }).click()
  await page.getByRole('link', { name: '提出异议' }).click()
  await page.getByLabel('哪里不对').selectOption('FEE_WRONG')
  await page.getByLabel('哪一笔交易').selectOption({ index: 1 })
  await page.getByLabel('请说明').fill('合同里没有这笔费用')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '提交异议' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交异议' }).click()
  await expect(page.getByText('正在处理')).toBeVisible()
  const [dispute] = (await ask(DISPUTES, { id: loanId })).loan.disputes
  expect(dispute.status).toBe('OPEN')

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const office = await context.newPage()
  await speak(office, 'zh')
  await signInAs(office, 'manager')
  await office.goto(`/admin/disputes/${encodeURIComponent(dispute.id)}`)
  await settled(office)
  await expect(office.getByText('合同里没有这笔费用')).toBeVisible()
  await expectNoAxeViolations(office)
  await office.getByRole('button', { name: '支持并更正' }).click()
  const drawer = office.getByRole('dialog')
  await drawer.getByLabel('更正方式').click()
  await office.getByTitle('冲正交易').click()
  await drawer.getByLabel('答复').fill('费用已冲正')
  await drawer.getByRole('button', { name: '试算' }).click()
  await drawer.getByRole('button', { name: '支持并更正' }).click()
  await expect(office.getByText('成立, 已更正')).toBeVisible()
  await context.close()

  await expect(page.getByText('异议成立, 已更正')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('费用已冲正')).toBeVisible()
  await page.getByRole('button', { name: '生成证据包' }).click()
  await expect(page.getByRole('dialog', { name: /争议证据包/ })).toBeVisible({ timeout: 30_000 })
  const [settledOne] = (await ask(DISPUTES, { id: loanId })).loan.disputes
  expect(settledOne).toMatchObject({ status: 'UPHELD', correction: 'REVERSE' })
})
