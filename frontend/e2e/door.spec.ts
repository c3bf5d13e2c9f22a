import { enter, freshPhone, register } from './support/borrower'
import { expect, PASSWORD, settled, speak, test } from './support/test'

test.use({ viewport: { width: 360, height: 740 } })

test('a borrower signs up by telephone, reads what he agrees to, and leaves again', async ({
  page,
}) => {
  const phone = freshPhone()
  await speak(page, 'zh')
  await page.goto('/m/')
  await expect(page).toHaveURL(/\/m\/sign-in/)
  await page.getByRole('link', { name: '注册新账户' }).click()
  await page.getByRole('button', { name: '查看 隐私政策' }).click()
  await expect(page.getByRole('dialog', { name: '隐私政策' })).toContainText('我们收集哪些信息')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '同意并注册' }).click()
  await expect(page.getByLabel('手机号')).toBeFocused()
  await expect(page.getByText('需要同意才能注册')).toHaveCount(2)

  await register(page, phone)
  await page.getByRole('link', { name: '我的', exact: true }).click()
  await expect(page.getByText(`139****${phone.slice(-4)}`).first()).toBeVisible()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/m\/sign-in$/)

  await page.getByLabel('手机号').fill(phone)
  await page.getByLabel('密码', { exact: true }).fill(`${PASSWORD}!`)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('登录名或密码错误')
  await enter(page, phone)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('首页')
})

test('a session that ends leaves the page as it was', async ({ page, context }) => {
  const phone = await register(page)
  await page.getByRole('link', { name: /实名认证/ }).click()
  await page.getByLabel('姓名').fill('张小花')
  await page.getByLabel('身份证号').fill('110101199003070011')
  await context.clearCookies()
  await page.getByRole('button', { name: '确认认证' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认认证' }).click()

  const again = page.getByRole('dialog', { name: '请重新登录' })
  await enter(again, phone)
  await expect(again).toHaveCount(0)
  await expect(page.getByLabel('姓名')).toHaveValue('张小花')
})

test('without a network the app opens with what was read last, and sends nothing', async ({
  page,
  context,
  watch,
}) => {
  watch.forgive(/ERR_INTERNET_DISCONNECTED|WebSocket/)
  await register(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await page.goto('/m/me/security')
  await settled(page)
  await expect(page.getByText('本机')).toBeVisible()
  await page.goto('/m/')
  await settled(page)
  await context.setOffline(true)

  await page.reload()
  await expect(page.getByText(/离线, 显示的是 .* 时的数据/)).toBeVisible()
  await expect(page.getByText('先完成这几步')).toBeVisible()
  await page.goto('/m/me/security')
  await expect(page.getByText('本机')).toBeVisible()
  await page.getByRole('link', { name: '修改密码' }).click()
  await expect(page.getByRole('button', { name: '修改密码' })).toBeDisabled()
  await expect(page.getByText('离线时不能提交')).toBeVisible()

  await context.setOffline(false)
  await expect(page.getByText(/离线, 显示的是/)).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByRole('button', { name: '修改密码' })).toBeEnabled()
})

test('signing out erases what was kept on the phone, in every tab', async ({ page, context }) => {
  await register(page)
  const other = await context.newPage()
  await other.goto('/m/me')
  await settled(other)
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<number>((done) => {
          const opening = indexedDB.open('xindai-offline')
          opening.onsuccess = () => {
            const counting = opening.result.transaction('answers').objectStore('answers').count()
            counting.onsuccess = () => {
              opening.result.close()
              done(counting.result)
            }
          }
        }),
    )
  await expect.poll(kept).toBeGreaterThan(1)
  await page.getByRole('link', { name: '我的', exact: true }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/m\/sign-in$/)
  await expect(other).toHaveURL(/\/m\/sign-in$/)
  await settled(page)
  const left = await kept()
  expect(left, 'texts that anybody may read, at most').toBeLessThanOrEqual(1)
})
