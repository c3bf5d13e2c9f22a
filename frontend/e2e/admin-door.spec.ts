import { digits } from './support/authenticator'
import { newColleague, OWN_PASSWORD } from './support/colleague'
import { expect, PASSWORD, type Page, settled, signInAs, speak, test } from './support/test'

async function enter(page: Page, login: string, password: string) {
  await page.locator('#login').fill(login)
  await page.locator('#password').fill(password)
  // By its place: a button that was busy a moment ago is called "loading" until its sign has gone.
  await page.locator('main button[type=submit]').click()
}

/** Types what the app shows; on a slow machine the digits may be too old when they arrive. */
async function confirmAuthenticator(page: Page) {
  const dialog = page.getByRole('dialog', { name: '设置验证器' })
  const secret = await dialog.locator('code').innerText()
  const codes = page.getByRole('dialog', { name: '新的恢复码' })
  await expect(async () => {
    await dialog.getByLabel('应用显示的 6 位数字').fill(digits(secret))
    await dialog.getByRole('button', { name: '确认' }).click()
    await expect(codes.or(dialog.getByRole('alert'))).toBeVisible()
    await expect(codes).toBeVisible({ timeout: 1_000 })
  }).toPass()
  return codes
}

test('the door refuses a wrong password, and lets one in and out', async ({ page }) => {
  await speak(page, 'zh')
  await page.goto('/admin/')
  await enter(page, 'officer', `${PASSWORD}!`)
  await expect(page.getByRole('alert')).toContainText('登录名或密码错误')
  await enter(page, 'officer', PASSWORD)
  await settled(page)
  await page.getByRole('button', { name: '王信贷' }).click()
  // A menu that is still opening takes no click.
  await expect(async () => {
    await page.getByRole('menuitem', { name: '退出登录' }).click({ timeout: 2_000 })
    await expect(page.locator('#login')).toBeVisible({ timeout: 5_000 })
  }).toPass()
})

test('without a network the door says so, and works again afterwards', async ({
  page,
  context,
  watch,
}) => {
  watch.forgive(/ERR_INTERNET_DISCONNECTED|WebSocket/)
  await speak(page, 'zh')
  await page.goto('/admin/')
  await expect(page.locator('#login')).toBeVisible()
  await context.setOffline(true)
  await enter(page, 'officer', PASSWORD)
  await expect(page.getByRole('alert')).toContainText('连接不上服务器')
  await context.setOffline(false)
  await enter(page, 'officer', PASSWORD)
  await expect(page.getByRole('button', { name: '王信贷' })).toBeVisible()
})

test('a session that ends leaves what one has typed', async ({ page, context }) => {
  await speak(page, 'zh')
  await signInAs(page, 'manager', { fresh: true })
  await page.goto('/admin/conflicts')
  await page.getByRole('button', { name: '申报' }).click()
  const reason = page.getByLabel('原因')
  await reason.fill('亲属')
  await context.clearCookies()
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  const again = page.getByRole('dialog', { name: '登录已过期' })
  await again.locator('#password').fill(PASSWORD)
  await again.getByRole('button', { name: '登录', exact: true }).click()
  await expect(again).toHaveCount(0)
  await expect(reason).toHaveValue('亲属')
})

test('recovery codes stay in sight while the line is lost and comes back', async ({
  page,
  watch,
}) => {
  watch.forgive(/ERR_INTERNET_DISCONNECTED|WebSocket/)
  const login = await newColleague({ mustHaveFactor: true })
  await speak(page, 'zh')
  await page.goto('/admin/')
  await enter(page, login, OWN_PASSWORD)
  await page.getByRole('button', { name: '设置验证器' }).click()
  const codes = await confirmAuthenticator(page)
  await page.context().setOffline(true)
  const lost = page.waitForEvent('requestfailed')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await lost
  await page.waitForTimeout(500)
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  await page.context().setOffline(false)
  await codes.getByRole('button', { name: '已保存' }).click()
  await expect(page.getByText('其他功能已开放')).toBeVisible()
})

test('a new colleague comes in by a link, must set up a factor, and then needs it', async ({
  page,
  context,
}) => {
  const login = `new${Date.now() % 1_000_000}`
  await speak(page, 'zh')
  await signInAs(page, 'admin', { fresh: true })
  await page.goto('/admin/staff')
  await page.getByRole('button', { name: '新增员工' }).click()
  const form = page.getByRole('dialog')
  await form.locator('#login').fill(login)
  await form.locator('#displayName').fill('新同事')
  await form.locator('#branchId').click()
  await page.getByTitle('上海网点').click()
  await form.locator('#roles').fill('客户经理')
  await page.getByTitle('客户经理').click()
  await form.getByRole('button', { name: '确认' }).click()
  const shown = page.getByRole('dialog', { name: '设置密码的链接' })
  const link = await shown.locator('code').innerText()
  await shown.getByRole('button', { name: '已保存' }).click()

  await page.getByRole('searchbox', { name: '工号或姓名' }).fill(login)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: login }).click()
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '要求两步验证' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*定/ })
    .click()
  await expect(page.getByText('要求设置, 尚未设置')).toBeVisible()

  await context.clearCookies()
  await page.goto('/favicon.ico')
  await page.goto(link.trim())
  await page.getByLabel('新密码').fill(OWN_PASSWORD)
  await page.getByLabel('再输入一遍').fill(OWN_PASSWORD)
  await page.getByRole('button', { name: '设置密码' }).click()
  await page.getByRole('button', { name: '回到登录' }).click()
  await enter(page, login, OWN_PASSWORD)

  await expect(page.getByText('请先设置两步验证')).toBeVisible()
  await page.goto('/admin/customers')
  await expect(page).toHaveURL(/\/admin\/account/)
  await page.getByRole('button', { name: '设置验证器' }).click()
  const codes = await confirmAuthenticator(page)
  const code = await codes.getByRole('listitem').first().innerText()
  await codes.getByRole('button', { name: '已保存' }).click()
  await expect(page.getByText('其他功能已开放')).toBeVisible()

  await context.clearCookies()
  await page.goto('/admin/')
  await enter(page, login, OWN_PASSWORD)
  await page.getByRole('button', { name: '改用恢复码' }).click()
  await page.getByLabel('恢复码').fill(code)
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await settled(page)
  await expect(page.getByRole('button', { name: '新同事' })).toBeVisible()
})
