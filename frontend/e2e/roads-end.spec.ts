import { applicant, applied } from './support/applicant'
import { enter } from './support/borrower'
import { approveAll, claim, sitDown, statusOf, test } from './support/desk'
import { expect, PASSWORD, settled, signInAs, speak } from './support/test'

test.use({ viewport: { width: 390, height: 844 } })

test('an officer says no, and the borrower sees it at once, and what he can do', async ({
  page,
  desk,
}) => {
  test.slow()
  const phone = await applicant({ obligations: null })
  const application = await applied(phone)
  await speak(page, 'zh')
  await signInAs(page, phone)
  await page.goto(`/m/applications/${encodeURIComponent(application)}`)
  await expect(page.getByText('正在电话核实, 请留意来电。')).toBeVisible()

  await approveAll(desk, application, { until: 'REVIEW_1' })
  expect(await statusOf(application)).toBe('REVIEW_1')
  await claim(desk, 'approver1', application)
  await desk.getByRole('button', { name: /^拒绝/ }).click()
  const drawer = desk.getByRole('dialog', { name: '拒绝进件' })
  await drawer.getByLabel('告知客户的拒绝原因').fill('收入不足')
  await desk.getByTitle('收入不足或无法核实').click()
  await drawer.getByLabel('内部意见').fill('流水与单位证明不符')
  await drawer.getByRole('button', { name: '拒绝进件' }).click()
  await expect(drawer).toHaveCount(0)

  await expect(page.getByText('已拒绝').first()).toBeVisible()
  await expect(page.getByText(/综合评估后, 这次没有通过/)).toBeVisible()
  await expect(page.getByText('收入不足或无法核实')).toBeVisible()
  await expect(page.getByText('流水与单位证明不符')).toHaveCount(0)
  await expect(desk.getByText('内部意见: 流水与单位证明不符')).toBeVisible()
})

test('without a network his loans are as they were read last, then live again', async ({
  page,
  context,
  watch,
}) => {
  watch.forgive(/ERR_INTERNET_DISCONNECTED|WebSocket/)
  await speak(page, 'zh')
  await signInAs(page, '10009000201')
  await page.goto('/m/')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  for (const path of ['/m/', '/m/loans']) {
    await page.goto(path)
    await settled(page)
  }
  await expect(page.getByText('剩余本金').first()).toBeVisible()
  await context.setOffline(true)

  await page.reload()
  await expect(page.getByText(/离线, 显示的是 .* 时的数据/)).toBeVisible()
  await expect(page.getByText('剩余本金').first()).toBeVisible()
  await page.goto('/m/')
  await expect(page.getByRole('link', { name: '去还款' })).toBeVisible()
  await expect(page.getByText(/离线, 显示的是 .* 时的数据/)).toBeVisible()

  await context.setOffline(false)
  await expect(page.getByText(/离线, 显示的是/)).toHaveCount(0, { timeout: 30_000 })
  await page.getByRole('link', { name: '还款', exact: true }).click()
  await expect(page.getByText('剩余本金').first()).toBeVisible()
})

test('a session ends at the desk: the officer signs in over his work and goes on', async ({
  desk,
}) => {
  await sitDown(desk, 'manager', '/customers')
  await desk.context().clearCookies()
  await desk.getByRole('link', { name: '借据', exact: true }).click()
  const again = desk.getByRole('dialog', { name: '登录已过期' })
  await expect(again).toBeVisible()
  await again.getByLabel('密码').fill(PASSWORD)
  await again.getByRole('button', { name: /^登\s*录$/ }).click()
  await expect(again).toHaveCount(0)
  await expect(desk).toHaveURL(/\/admin\/loans$/)
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('借据')
  await expect(desk.locator('.ant-table-row').first()).toBeVisible()
})

test('a session ends on the phone: he signs in over the page and goes on', async ({
  page,
  context,
}) => {
  await speak(page, 'zh')
  await signInAs(page, '10009000202', { fresh: true })
  await page.goto('/m/')
  await settled(page)
  await context.clearCookies()
  await page.getByRole('link', { name: '还款', exact: true }).click()
  const again = page.getByRole('dialog', { name: '请重新登录' })
  await enter(again, '10009000202')
  await expect(again).toHaveCount(0)
  await expect(page).toHaveURL(/\/m\/loans$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的还款')
})
