import { askAs, sms } from './support/lender'
import { borrow, loanAt } from './support/loan'
import { askForCode } from './support/sign'
import { expect, test } from './support/test'

test.use({ viewport: { width: 360, height: 740 } })

const OFFER = `query ($id: ID!) { loan(id: $id) { hardshipOffers { id requestId status
  schedule { n dueOn total { amount } principal { amount } interest { amount } } } } }`
const LOAN = `query ($id: ID!) { loan(id: $id) { instalments { n dueOn total { amount }
  principal { amount } interest { amount } } } }`
const CLAIM = `mutation ($input: ServiceRequestInput!) { serviceRequestClaim(input: $input) {
  userErrors { code field } } }`
const EXECUTE = `mutation ($input: HardshipExecuteInput!) { hardshipExecute(input: $input) {
  offer { status } userErrors { code field } } }`

test('he takes an extension, the officer agrees, the schedule is the one he saw', async ({
  page,
}) => {
  test.slow()
  const { phone, ask, loanId } = await borrow(page)
  await page.goto(loanAt(loanId, '/hardship'))
  await expect(page.getByText('增加 3 期')).toBeVisible()
  await page.getByRole('button', { name: '选择此方案' }).first().click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('申请原因').selectOption('ILLNESS')
  await sheet.getByRole('button', { name: '选择此方案' }).click()
  await expect(page.getByRole('heading', { name: '签署补充协议' })).toBeVisible()
  await page.getByLabel('我已阅读并同意补充协议').check()
  await askForCode(page)
  await page.getByLabel('短信验证码').fill(await sms(phone, /签署合同|to sign contract/))
  await page.getByRole('button', { name: '签署', exact: true }).click()
  await expect(page.getByText('已签署, 等待审批')).toBeVisible()

  const [offer] = (await ask(OFFER, { id: loanId })).loan.hardshipOffers
  expect(offer.status).toBe('SIGNED')
  expect(offer.schedule).toHaveLength(6)
  const desk = askAs('manager')
  const key = () => crypto.randomUUID()
  await desk(CLAIM, { input: { requestId: offer.requestId, idempotencyKey: key() } })
  const done = await desk(EXECUTE, { input: { offerId: offer.id, idempotencyKey: key() } })
  expect(done.hardshipExecute).toEqual({ offer: { status: 'EXECUTED' }, userErrors: [] })
  const { loan } = await ask(LOAN, { id: loanId })
  expect(loan.instalments).toEqual(offer.schedule)
  await page.reload()
  await expect(page.getByText('方案已生效')).toBeVisible()
})

test('he signs a mandate for direct debits, and revokes it', async ({ page }) => {
  test.slow()
  const { phone, loanId } = await borrow(page)
  await page.goto(loanAt(loanId, '/debit'))
  await page.getByLabel('单笔最高').fill('600.00')
  await page.getByRole('button', { name: '查看协议' }).click()
  await expect(page.getByText('单笔不超过 600.00 CNY')).toBeVisible()
  await page.getByLabel('我已阅读并同意代扣协议').check()
  await askForCode(page)
  await page.getByLabel('短信验证码').fill(await sms(phone, /签署合同|to sign contract/))
  await page.getByRole('button', { name: '签署并开通' }).click()
  await expect(page.getByText('下次扣款')).toBeVisible()
  await page.getByRole('button', { name: '撤销代扣协议' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销代扣协议' }).click()
  await expect(page.getByRole('button', { name: '签署并开通' })).toBeVisible()
})
