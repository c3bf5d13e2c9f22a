import { askAs } from './support/lender'
import { borrow, loanAt } from './support/loan'
import { expect, test } from './support/test'

test.use({ viewport: { width: 360, height: 740 } })

const DECLINE = `mutation ($input: ServiceRequestDeclineInput!) { serviceRequestDecline(input: $input) {
  userErrors { code field } } }`
const CLAIM = `mutation ($input: ServiceRequestInput!) { serviceRequestClaim(input: $input) {
  userErrors { code field } } }`

test('he asks for more time, sees it being looked at, and reads the answer', async ({ page }) => {
  test.slow()
  const { ask, loanId } = await borrow(page)
  await page.goto(loanAt(loanId, '/requests'))
  await page.getByRole('link', { name: '提交申请' }).click()
  await page.getByRole('radio', { name: '展期' }).check()
  await page.getByLabel('想增加几期').fill('两期')
  await page.getByLabel('遇到什么困难').selectOption('ILLNESS')
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText('数字不对')).toBeVisible()
  await page.getByLabel('想增加几期').fill('2')
  await page.getByLabel('情况说明').fill('住院治疗, 两个月没有收入。')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText('住院治疗, 两个月没有收入。')).toBeVisible()
  await expect(page.getByRole('button', { name: '撤回申请' })).toBeVisible()

  const { loan } = await ask('query ($id: ID!) { loan(id: $id) { serviceRequests { id } } }', {
    id: loanId,
  })
  const requestId = loan.serviceRequests[0].id
  const desk = askAs('manager')
  await desk(CLAIM, { input: { requestId, idempotencyKey: crypto.randomUUID() } })
  await expect(page.getByText('同事处理中')).toBeVisible()
  const reason = '请补充住院证明后重新申请。'
  await desk(DECLINE, { input: { requestId, reason, idempotencyKey: crypto.randomUUID() } })
  await expect(page.getByText(reason)).toBeVisible()
  await page.getByRole('link', { name: '重新申请' }).click()
  await expect(page.getByText('您希望怎样')).toBeVisible()
})
