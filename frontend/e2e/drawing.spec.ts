import { expect, signInAs, speak, test } from './support/test'

test.use({ viewport: { width: 360, height: 740 } })

test('money is drawn from a line, with its cost before it is asked for', async ({ page }) => {
  const hundreds = 2 + Math.floor(Math.random() * 8)
  await speak(page, 'zh')
  await signInAs(page, '10009000202')
  await page.goto('/m/line')
  await page.getByRole('link', { name: '从额度借款' }).click()
  await page.getByLabel('借款金额').fill('999999')
  await expect(page.getByText('每期应还')).toHaveCount(0)
  await page.getByLabel('借款金额').fill(`${hundreds}00`)
  await expect(page.getByText('每期应还')).toBeVisible()
  await page.getByLabel('借款用途').selectOption({ label: '家电数码' })
  await page.getByRole('button', { name: '确认借款' }).click()
  await expect(page).toHaveURL(/\/m\/(applications|apply)\//)
  await page.goto('/m/line')
  await expect(
    page.getByRole('link', { name: new RegExp(`¥${hundreds}00\\.00`) }).first(),
  ).toBeVisible()
})
