import { expect, PASSWORD, settled, test } from './support/test'

test('the staff sign in on their page, and the cookie is theirs alone', async ({ page }) => {
  await page.goto('/admin/')
  await page.locator('input[autocomplete=username]').fill('manager')
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await expect(page.locator('input[type=password]')).toHaveCount(0)
  await settled(page)
  const cookies = await page.context().cookies()
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
    { name: 'xindai-staff', httpOnly: true, sameSite: 'Strict' },
  ])
})
