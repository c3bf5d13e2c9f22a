import { askAs, expect, type Page, settled, signInAs, speak, test } from './support/test'

const TASKS = `{ warningTasks(where: { status: OPEN }, first: 20) {
  edges { node { id number customer { id } signals { code lapsedOn } } } } }`
const POLICY = '{ warningPolicies { id status isOwn } }'
const DECIDE = `mutation ($input: WarningPolicyDecideInput!) {
  warningPolicyDecide(input: $input) { userErrors { code } } }`

interface Task {
  readonly id: string
  readonly number: string
  readonly customer: { readonly id: string } | null
  readonly signals: readonly { readonly code: string; readonly lapsedOn: string | null }[]
}

/** A missed instalment that is still one: other tests pay. */
function isLate({ code, lapsedOn }: Task['signals'][number]): boolean {
  return code === 'INSTALMENT_MISSED' && lapsedOn === null
}

async function begin(page: Page, who: string, path: string) {
  await speak(page, 'zh')
  await signInAs(page, who)
  await page.goto(`/admin${path}`)
  await settled(page)
}

/** Turns down what somebody left proposed, so that a run finds the ground as it was. */
async function noProposal() {
  const ask = askAs('manager')
  const { warningPolicies } = await ask(POLICY, {})
  for (const { id, status, isOwn } of warningPolicies)
    if (status === 'PROPOSED')
      await askAs(isOwn ? 'risk' : 'manager')(DECIDE, {
        input: { policyId: id, agrees: false, idempotencyKey: `off-${id}` },
      })
}

test('a task is claimed, its signals are explained, and it is resolved', async ({ page }) => {
  const { warningTasks } = await askAs('manager')(TASKS, {})
  const tasks: Task[] = warningTasks.edges.map(({ node }: { node: Task }) => node)
  const task = tasks.find(({ customer, signals }) => customer && signals.some(isLate))
  if (!task) throw new Error('the demo raised no task')
  await begin(page, 'manager', `/warnings/tasks/${encodeURIComponent(task.id)}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(task.number)
  await expect(page.getByRole('table', { name: '预警信号' })).toContainText('逾期天数')
  await page.getByRole('button', { name: /领\s?取/ }).click()
  await page.getByRole('button', { name: /办\s?结/ }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('核实结论').click()
  await page.getByTitle('已联系客户').click()
  await drawer.getByLabel('核实说明').fill('客户已承诺月底还款')
  await drawer.getByRole('button', { name: /办\s?结/ }).click()
  await expect(page.getByText('客户已承诺月底还款')).toBeVisible()
  await expect(page.getByText('已办结')).toBeVisible()

  await page.locator('.xd-facts').getByRole('link').first().click()
  await settled(page)
  await expect(page.getByRole('tab', { name: '风险预警', selected: true })).toBeVisible()
  await expect(page.getByRole('table', { name: '预警任务' })).toContainText(task.number)
})

test('the watch list is narrowed by level and by signal', async ({ page }) => {
  await begin(page, 'manager', '/warnings')
  const rows = page.locator('.ant-table-tbody tr.ant-table-row')
  await expect(rows.first()).toBeVisible()
  await page.getByRole('combobox', { name: '关注等级' }).click()
  await page.getByTitle('关注', { exact: true }).first().click()
  await expect(page).toHaveURL(/level=ATTENTION/)
  await settled(page)
  await expect(rows.first()).toBeVisible()
  await expect(rows.filter({ hasNotText: '关注' })).toHaveCount(0)
})

test('a policy is drafted, compared, submitted, and decided on by somebody else', async ({
  page,
}) => {
  await noProposal()
  await begin(page, 'manager', '/warnings/policy')
  await page.getByRole('button', { name: '拟定新版本' }).click()
  await page.getByRole('spinbutton', { name: '阈值 扣款失败' }).fill('4')
  await page.getByRole('textbox', { name: '修改说明' }).fill('放宽扣款失败次数')
  await expect(page.getByRole('table', { name: '与生效版本的差异' })).toContainText('扣款失败')
  await page.getByRole('button', { name: '提交复核' }).click()
  await expect(page.getByText('须由另一人复核')).toBeVisible()

  await signInAs(page, 'risk')
  await page.goto('/admin/warnings/policy')
  await settled(page)
  await page.getByRole('button', { name: /退\s?回/ }).click()
  await expect(page.getByText('已退回').first()).toBeVisible()
})
