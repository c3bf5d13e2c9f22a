import { agreeAndSubmit, card, chooseCashLoan, papers, person, wish } from './support/apply'
import { register } from './support/borrower'
import {
  approveAll,
  passPhoneCheck,
  payOut,
  sendBack,
  sitDown,
  statusOf,
  test,
} from './support/desk'
import { sign } from './support/sign'
import { expect, settled } from './support/test'

test.use({ viewport: { width: 390, height: 844 } })

test('from a telephone number to money on the account, and back again', async ({ page, desk }) => {
  test.setTimeout(20 * 60_000)
  const phone = await register(page)
  let application = ''
  await test.step('he applies', async () => {
    await chooseCashLoan(page)
    await wish(page, '120000', '36')
    await person(page)
    expect(await papers(page), 'papers handed in').toBeGreaterThan(0)
    await card(page)
    application = await agreeAndSubmit(page)
    await expect(page.getByText('正在电话核实, 请留意来电。')).toBeVisible()
  })

  const reason = '请补充最近三个月的工资流水'
  await test.step('it comes back, and he sees it at once', async () => {
    await passPhoneCheck(desk, application)
    await sendBack(desk, 'approver1', application, { wanted: '收入证明', reason })
    await expect(page.getByText(reason)).toBeVisible()
    await expect(page.getByText('收入证明')).toBeVisible()
  })

  await test.step('he completes it', async () => {
    await page.getByRole('link', { name: '去补充资料' }).click()
    await expect(page.getByText('请补充后重新提交')).toBeVisible()
    expect(await papers(page), 'what was asked for').toBe(1)
    await page.getByRole('button', { name: '下一步' }).click()
    expect(await agreeAndSubmit(page)).toBe(application)
  })

  await test.step('all levels agree, and he sees the offer at once', async () => {
    expect(await approveAll(desk, application)).toContain('REVIEW_1')
    expect(await statusOf(application)).toBe('APPROVED')
    await page.getByRole('link', { name: '查看报价' }).click()
    const cost = page.getByRole('region', { name: '要付多少' })
    await expect(cost).toContainText('年化综合成本')
    await expect(cost).toContainText(/\d+(\.\d+)?%/)
    const plan = page.getByRole('region', { name: '还款计划' })
    await expect(plan.getByRole('row')).toHaveCount(37)
    await page.getByRole('button', { name: '接受报价' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '接受报价' }).click()
    await expect(page).toHaveURL(/\/m\/applications\/[^/]+$/)
  })

  const contract = await test.step('he signs', async () => {
    await page.getByRole('button', { name: '去签署合同' }).click()
    return sign(page, phone)
  })

  await test.step('he is paid, and sees it at once', async () => {
    await payOut(desk, contract)
    await expect(page.getByText('款项已到账, 请按时还款。')).toBeVisible({ timeout: 60_000 })
    await page.getByRole('link', { name: '查看借据' }).click()
    await expect(page).toHaveURL(/\/m\/loans\/[^/]+$/)
    await expect(page.getByText('下次应还')).toBeVisible()
  })

  const loan = decodeURIComponent(page.url().split('/').at(-1) ?? '')
  await test.step('a payment by card is seen at the desk at once', async () => {
    await sitDown(desk, 'cashier', `/loans/${encodeURIComponent(loan)}`)
    await page.locator('main').getByRole('link', { name: '还款', exact: true }).click()
    await page.getByRole('radio', { name: '其他金额' }).check()
    await page.getByLabel('还款金额').fill('500')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认扣款 ¥500.00' }).click()
    await expect(page.getByText('还款成功')).toBeVisible({ timeout: 60_000 })
    await expect(desk.getByRole('alert').filter({ hasText: '还款' })).toBeVisible()
  })

  await test.step('he pays it off and gets his certificate', async () => {
    await page.getByRole('link', { name: '查看借据' }).click()
    await page.getByRole('link', { name: '提前结清' }).click()
    await expect(page.getByText('今天结清要还')).toBeVisible()
    await settled(page)
    await page.locator('form').getByRole('button').click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^确认扣款/ })
      .click()
    await expect(page.getByText('已全部还清')).toBeVisible({ timeout: 60_000 })
    await expect(desk.locator('.xd-page-head').getByText('已结清')).toBeVisible()
    await page.getByRole('link', { name: '领取结清证明' }).click()
    await page.getByRole('button', { name: '开具结清证明' }).click()
    await expect(page.getByRole('dialog').locator('iframe')).toBeVisible({ timeout: 60_000 })
  })
})
