import { newColleague, OWN_PASSWORD } from './support/colleague'
import { BASE } from './support/lender'
import { Device } from './support/passkeys'
import { expect, type Page, speak, test } from './support/test'

/** A passkey belongs to a name, and 127.0.0.1 is none. */
const NAMED = BASE.replace('127.0.0.1', 'localhost')

async function enter(page: Page, login: string) {
  await page.locator('#login').fill(login)
  await page.locator('#password').fill(OWN_PASSWORD)
  await page.locator('main button[type=submit]').click()
}

async function isIn(page: Page) {
  await expect(page.getByRole('button', { name: '新同事' })).toBeVisible()
}

async function leave(page: Page) {
  await page.getByRole('button', { name: '新同事' }).click()
  // A menu that is still opening takes no click.
  await expect(async () => {
    await page.getByRole('menuitem', { name: '退出登录' }).click({ timeout: 2_000 })
    await expect(page.locator('#login')).toBeVisible({ timeout: 5_000 })
  }).toPass()
}

/** Signed in by a password, where one keeps one's factors. */
async function atFactors(page: Page, address = NAMED): Promise<string> {
  const login = await newColleague()
  await speak(page, 'zh')
  await page.goto(`${address}/admin/account?tab=factors`)
  await enter(page, login)
  await expect(page.getByRole('heading', { name: '通行密钥' })).toBeVisible()
  return login
}

async function add(page: Page, name: string) {
  await page.getByRole('button', { name: '新增通行密钥' }).click()
  const dialog = page.getByRole('dialog', { name: '新增通行密钥' })
  await dialog.getByLabel('名称').fill(name)
  await dialog.getByRole('button', { name: '新增通行密钥' }).click()
  return dialog
}

/** The first factor comes with recovery codes. */
async function addFirst(page: Page, name: string) {
  await add(page, name)
  const codes = page.getByRole('dialog', { name: '新的恢复码' })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  await codes.getByRole('button', { name: '已保存' }).click()
  await expect(page.getByRole('cell', { name, exact: true })).toBeVisible()
}

async function remove(page: Page, name: string) {
  await page.getByRole('button', { name: `移除: ${name}` }).click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /确\s*定/ })
    .click()
}

/** The server wants a fresh proof for a command, once, as it does ten minutes after the last one. */
async function proofIsOld(page: Page, command: string) {
  const userErrors = [{ code: 'STEP_UP_NEEDED', field: null, message: '请再次验证身份' }]
  let isAsked = false
  await page.route('**/admin/graphql', async (route) => {
    const isIt = route.request().postData()?.includes(`${command}(`) ?? false
    if (isAsked || !isIt) return route.fallback()
    isAsked = true
    await route.fulfill({ json: { data: { [command]: { userErrors, approval: null } } } })
  })
}

test('a passkey opens the door, with the password and alone, and proves who one is', async ({
  page,
}) => {
  const device = await Device.in(page)
  const login = await atFactors(page)
  await addFirst(page, '办公室电脑')
  expect(await device.count()).toBe(1)

  await leave(page)
  await enter(page, login)
  await expect(page.getByRole('heading', { name: '两步验证' })).toBeVisible()
  await page.getByRole('button', { name: '使用通行密钥' }).click()
  await isIn(page)

  await leave(page)
  await page.getByRole('button', { name: '使用通行密钥登录' }).click()
  await isIn(page)

  await page.goto(`${NAMED}/admin/account?tab=factors`)
  await proofIsOld(page, 'passkeyRemove')
  await remove(page, '办公室电脑')
  const asked = page.getByRole('dialog', { name: '请再次验证身份' })
  await asked.getByRole('button', { name: '使用通行密钥' }).click()
  await expect(asked).toHaveCount(0)
  await expect(page.getByText('还没有通行密钥。')).toBeVisible()

  // The device has it still, and it opens nothing any more.
  await leave(page)
  await page.getByRole('button', { name: '使用通行密钥登录' }).click()
  await expect(page.getByRole('alert')).toContainText('验证码或通行密钥不正确')
  await enter(page, login)
  await isIn(page)
})

test('a device that does not know its person gives nothing away', async ({ page }) => {
  const device = await Device.in(page)
  const login = await atFactors(page)
  await device.knowsItsPerson(false)
  const dialog = await add(page, '别人的手指')
  await expect(dialog.getByRole('alert')).toContainText('没有创建通行密钥')
  await device.knowsItsPerson(true)
  await dialog.getByRole('button', { name: '新增通行密钥' }).click()
  await page.getByRole('button', { name: '已保存' }).click()

  await device.knowsItsPerson(false)
  await proofIsOld(page, 'passkeyRemove')
  await remove(page, '别人的手指')
  const asked = page.getByRole('dialog', { name: '请再次验证身份' })
  await asked.getByRole('button', { name: '使用通行密钥' }).click()
  await expect(asked.getByRole('alert')).toContainText('没有使用通行密钥')
  await asked.getByRole('button', { name: /关\s*闭|Close/ }).click()
  await expect(page.locator('.ant-message')).toContainText('请再次验证身份')
  await expect(page.getByRole('cell', { name: '别人的手指', exact: true })).toBeVisible()

  await leave(page)
  await page.getByRole('button', { name: '使用通行密钥登录' }).click()
  await expect(page.getByRole('alert')).toContainText('没有使用通行密钥')
  await enter(page, login)
  await page.getByRole('button', { name: '使用通行密钥' }).click()
  await expect(page.getByRole('alert')).toContainText('没有使用通行密钥')
})

test('a copied passkey opens nothing, and its person is told', async ({ page }) => {
  const device = await Device.in(page)
  const login = await atFactors(page)
  await addFirst(page, '手机')
  await leave(page)
  await page.getByRole('button', { name: '使用通行密钥登录' }).click()
  await isIn(page)
  await leave(page)
  await device.turnBack()
  await page.getByRole('button', { name: '使用通行密钥登录' }).click()
  await expect(page.getByRole('alert')).toContainText('验证码或通行密钥不正确')
  await enter(page, login)
  await isIn(page)
  await page.goto(`${NAMED}/admin/account?tab=factors`)
  await expect(page.getByText('疑似被复制, 已失效, 请移除')).toBeVisible()
})

test('where the address is a number it says why there are no passkeys', async ({ page }) => {
  await Device.in(page)
  await atFactors(page, BASE)
  const dialog = await add(page, '办公室电脑')
  await expect(dialog.getByRole('alert')).toContainText('IP 地址')
})
