import { expect, settled, signInAs, test } from './support/test'

test('the staff sign in on their page, and the cookie is theirs alone', async ({ page }) => {
  await page.goto('/admin/')
  await page
    .getByLabel('登录名')
    .or(page.locator('input[autocomplete=username]'))
    .first()
    .fill('manager')
  await page.locator('input[type=password]').fill('xindai-demo-2026')
  await page.locator('button[type=submit]').click()
  await expect(page.locator('input[type=password]')).toHaveCount(0)
  await settled(page)
  const cookies = await page.context().cookies()
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
    { name: 'xindai-staff', httpOnly: true, sameSite: 'Strict' },
  ])
})

test('no script that is not a file of ours runs, and no style without the nonce', async ({
  page,
  watch,
}) => {
  watch.forgive(/Content Security Policy|policy: /)
  await signInAs(page, 'manager')
  await page.goto('/admin/')
  await settled(page)
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.intruder = true'
    document.body.append(script)
    const marked = document.createElement('div')
    document.body.append(marked)
    marked.innerHTML = `<b onclick="window.intruder = true">x</b>
      <style>body { outline: 7px solid red }</style>`
    marked.querySelector('b')?.click()
    return {
      script: 'intruder' in window,
      style: getComputedStyle(document.body).outlineWidth === '7px',
    }
  })
  expect(ran).toEqual({ script: false, style: false })
})
