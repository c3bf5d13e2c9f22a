import { freshCard } from './support/borrower'
import { bindCard, borrow, loanAt } from './support/loan'
import { expect, settled, test } from './support/test'

test.use({ viewport: { width: 360, height: 740 } })

test('he pays an amount of his own; another window sees it without a reload', async ({ page }) => {
  test.slow()
  const { loanId } = await borrow(page)
  const other = await page.context().newPage()
  await other.goto(loanAt(loanId, '/history'))
  await expect(other.getByText('放款')).toBeVisible()

  await page.goto(loanAt(loanId))
  await expect(page.getByText('下次应还')).toBeVisible()
  await expect(page.getByText('已还 0 期, 共 3 期')).toBeVisible()
  await page.getByRole('link', { name: '还款', exact: true }).click()
  await page.getByRole('radio', { name: '其他金额' }).check()
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByLabel('还款金额')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('还款金额').fill('9999999')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('金额超过今日结清金额')).toBeVisible()
  await page.getByLabel('还款金额').fill('100.50')
  await page.getByRole('button', { name: '下一步' }).click()

  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('从银行卡扣款')).toBeVisible()
  await sheet.getByRole('button', { name: '确认扣款 ¥100.50' }).click()
  await expect(page.getByText('还款成功')).toBeVisible()
  await expect(page.getByText('¥100.50 已入账。')).toBeVisible()
  await expect(other.getByText('¥100.50').first()).toBeVisible()
})

test('the bank says no: why, what to do, and with another card it works', async ({ page }) => {
  test.slow()
  const { ask, loanId } = await borrow(page, '907')
  await bindCard(ask, freshCard('100'))
  await page.goto(loanAt(loanId, '/pay'))
  await page.getByRole('button', { name: '下一步' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^确认扣款/ })
    .click()
  await expect(page.getByText('扣款没有成功')).toBeVisible()
  await expect(page.getByText(/账户余额不足。 没有从您的卡里扣钱。/)).toBeVisible()
  await expect(page.getByText(/请先往卡里存入足够的钱再还/)).toBeVisible()

  await page.getByRole('link', { name: '重新还款' }).click()
  await settled(page)
  await page.getByLabel('用哪张卡').selectOption({ index: 2 })
  await page.getByRole('button', { name: '下一步' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^确认扣款/ })
    .click()
  await expect(page.getByText('还款成功')).toBeVisible()
})

test('he pays it all off, and holds the certificate', async ({ page }) => {
  test.slow()
  const { loanId } = await borrow(page)
  await page.goto(loanAt(loanId, '/papers'))
  await expect(page.getByText('全部还清后就可以在这里领取。')).toBeVisible()
  await page.goto(loanAt(loanId))
  await page.getByRole('link', { name: '提前结清' }).click()
  await expect(page.getByText('今天结清要还')).toBeVisible()
  await expect(page.getByText(/比按计划还到最后少付/)).toBeVisible()
  await page.getByRole('button', { name: '看怎么算的' }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('结清金额')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '去结清' }).click()
  await expect(sheet.getByText('还后这笔借款结清。')).toBeVisible()
  await sheet.getByRole('button', { name: /^确认扣款/ }).click()
  await expect(page.getByText('已全部还清')).toBeVisible()

  await page.getByRole('link', { name: '领取结清证明' }).click()
  await page.getByRole('button', { name: '开具结清证明' }).click()
  const saving = page.waitForEvent('download')
  await sheet.getByRole('link', { name: '下载' }).click()
  expect((await saving).suggestedFilename()).toMatch(/^结清证明 .*\.pdf$/)
})

test('each cent of an instalment is accounted for', async ({ page }) => {
  const { loanId } = await borrow(page)
  await page.goto(loanAt(loanId, '/schedule'))
  await page.getByRole('button', { name: /第 1 期/ }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('这笔钱是怎么算的')).toBeVisible()
  await expect(sheet.getByText(/1200\.00 × 0\.\d+ × 3\d/)).toBeVisible()
})
