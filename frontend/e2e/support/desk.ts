import type { Page } from '@playwright/test'
import { askAs, settled, signInAs, test as single, speak } from './test'
import { Watch } from './watch'

/** Beside the borrower's page another one, in another browser: that of the lender's people. */
export const test = single.extend<{ desk: Page }>({
  desk: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({
      baseURL: baseURL ?? '',
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1440, height: 900 },
    })
    const page = await context.newPage()
    const watch = new Watch()
    await watch.begin(page)
    await use(page)
    single.expect(watch.problems(), 'nothing went wrong at the desk').toEqual([])
    await context.close()
  },
})

/** Somebody of the staff sits down at the desk and opens a page of the admin. */
export async function sitDown(desk: Page, login: string, path: string): Promise<void> {
  await speak(desk, 'zh')
  await signInAs(desk, login)
  await desk.goto(`/admin${path}`)
  await settled(desk)
}

/** Where an application stands, as the manager sees it. */
export async function statusOf(application: string): Promise<string> {
  const asked = 'query ($id: ID!) { application(id: $id) { status } }'
  return (await askAs('manager')(asked, { id: application })).application.status
}

/** The examiner takes an application out of his queue. */
export async function claim(desk: Page, login: string, application: string): Promise<void> {
  await sitDown(desk, login, `/applications/${encodeURIComponent(application)}`)
  await desk.getByRole('button', { name: /^领取/ }).click()
  await single.expect(desk.getByText('我正在处理')).toBeVisible()
}

/** 电核: everything matches. */
export async function passPhoneCheck(desk: Page, application: string): Promise<void> {
  await claim(desk, 'verifier', application)
  await desk.getByRole('tab', { name: /电核/ }).click()
  const form = desk.getByRole('form', { name: '电话核实表' })
  await form.getByRole('button', { name: '未答的全部填“一致”' }).click()
  await form
    .getByRole('radiogroup', { name: '电核结论' })
    .getByText('通过', { exact: true })
    .click()
  await form.getByRole('button', { name: '提交电核结果' }).click()
  await single.expect.poll(() => statusOf(application)).not.toBe('PHONE_VERIFICATION')
}

/** 审批通过 by one level, as proposed. */
export async function approve(desk: Page, login: string, application: string): Promise<void> {
  const before = await statusOf(application)
  await claim(desk, login, application)
  await desk.getByRole('button', { name: /^审批通过/ }).click()
  const drawer = desk.getByRole('dialog', { name: '审批通过' })
  await drawer.getByLabel('审批意见 (选填)').fill('资料齐全, 收入与负债相符')
  await drawer.getByRole('button', { name: '审批通过' }).click()
  await single.expect.poll(() => statusOf(application)).not.toBe(before)
}

/** 退回补件: what is wanted, and what the applicant reads. */
export async function sendBack(
  desk: Page,
  login: string,
  application: string,
  { wanted, reason }: { wanted: string; reason: string },
): Promise<void> {
  await claim(desk, login, application)
  await desk.getByRole('button', { name: /^退回补件/ }).click()
  const drawer = desk.getByRole('dialog', { name: '退回补件' })
  await drawer.getByRole('checkbox', { name: wanted }).check()
  await drawer.getByLabel('给申请人的说明').fill(reason)
  await drawer.getByRole('button', { name: '退回补件' }).click()
  await single.expect(drawer).toHaveCount(0)
}

/** Everybody in whose queue it comes to lie agrees, until nobody is left to ask or it is `until`. */
export async function approveAll(
  desk: Page,
  application: string,
  { until = 'APPROVED' } = {},
): Promise<string[]> {
  const examiners: Record<string, string> = {
    REVIEW_1: 'approver1',
    REVIEW_2: 'approver2',
    REVIEW_3: 'approver3',
  }
  const asked: string[] = []
  for (;;) {
    const status = await statusOf(application)
    if (status === until) return asked
    if (status === 'SUBMITTED' || status === 'DECIDING') await desk.waitForTimeout(500)
    else if (status === 'PHONE_VERIFICATION') await passPhoneCheck(desk, application)
    else if (status in examiners) await approve(desk, examiners[status] ?? '', application)
    else return asked
    if (status !== asked.at(-1)) asked.push(status)
  }
}

/** 发起放款, once the preview was looked at; then the bank confirms. */
export async function payOut(desk: Page, contract: string): Promise<void> {
  await sitDown(desk, 'disbursement', `/contracts/${encodeURIComponent(contract)}`)
  await desk.getByRole('button', { name: '发起放款' }).click()
  const drawer = desk.getByRole('dialog', { name: /发起放款/ })
  await drawer.getByRole('button', { name: '试算' }).click()
  await drawer.getByRole('button', { name: '发起放款' }).click()
  await single.expect(drawer).toHaveCount(0)
}
