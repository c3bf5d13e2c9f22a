import { act } from './support/applicant'
import {
  askAs,
  expect,
  expectNoAxeViolations,
  type Page,
  settled,
  signInAs,
  speak,
  test,
} from './support/test'

const ask = askAs('risk')

/** A draft of a policy of its own, like the standard one; what becomes of it touches nobody. */
async function draft(): Promise<{ policy: string; version: string }> {
  const { policies } = await ask('{ policies { code versions { id content testCases } } }')
  const standard = policies.find(({ code }: { code: string }) => code === 'standard').versions[0]
  const saved = await act(
    ask,
    'policyDraftSave',
    'PolicyDraftSaveInput',
    {
      code: `GRAPH-${Date.now()}`,
      nameZh: '画图策略',
      nameEn: 'Drawn policy',
      content: standard.content,
    },
    'version { id policyId }',
  )
  const { id: version, policyId: policy } = saved.version
  await act(ask, 'policyTestCasesSet', 'PolicyTestCasesSetInput', {
    versionId: version,
    testCases: standard.testCases.slice(0, 1),
  })
  return { policy, version }
}

async function open(page: Page, policy: string): Promise<void> {
  await speak(page, 'zh')
  await signInAs(page, 'risk')
  await page.goto(`/admin/policies/${encodeURIComponent(policy)}`)
  await settled(page)
}

const nodesOf = async (policy: string): Promise<{ id: string; name: string }[]> => {
  const text = 'query ($id: ID!) { policy(id: $id) { versions { content } } }'
  return (await ask(text, { id: policy })).policy.versions[0].content.model.nodes
}

const step = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: '步骤' })
    .getByRole('button', { name: new RegExp(`^${name}`) })

/** Chooses in a list by keyboard: what is typed is found, and taken by Enter. */
async function choose(page: Page, label: string, ...typed: string[]): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  for (const one of typed) {
    await box.fill(one)
    await box.press('Enter')
  }
  await page.keyboard.press('Tab')
}

async function addTable(page: Page): Promise<void> {
  await step(page, '电核').click()
  await page.getByRole('button', { name: '增加节点' }).click()
  const drawer = page.getByRole('dialog', { name: '增加节点' })
  await expectNoAxeViolations(page)
  await drawer.getByLabel('中文名称').fill('大额')
  await drawer.getByLabel('英文名称').fill('Large amounts')
  await choose(page, '条件列', 'amount_minor')
  await choose(page, '结论列', 'outcome', 'reason')
  await drawer.getByRole('button', { name: '增加', exact: true }).click()
  await expect(drawer).toBeHidden()
  await expect(page.getByRole('heading', { name: '大额' })).toBeVisible()
}

const save = (page: Page) => page.getByRole('button', { name: '保存草稿' }).click()

test('a table is added to a draft, decides a case, and is removed', async ({ page }) => {
  const { policy } = await draft()
  await open(page, policy)
  await page.getByRole('button', { name: '编辑' }).click()
  await addTable(page)
  await page.getByLabel('第 1 行 申请金额').fill('> 100')
  await page.getByLabel('第 1 行 结论').fill('"decline"')
  await page.getByLabel('第 1 行 原因代码').fill('"DTI_TOO_HIGH"')
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('button', { name: '重做' }).click()
  await expect(page.getByLabel('第 1 行 原因代码')).toHaveValue('"DTI_TOO_HIGH"')
  await save(page)
  await expect(page.getByRole('button', { name: '编辑' })).toBeVisible()
  expect((await nodesOf(policy)).map(({ name }) => name)).toContain('大额 Large amounts')

  await page.getByRole('tab', { name: '试算' }).click()
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByText('大额 · rule1')).toBeVisible()
  await expect(page.getByText('拒绝').first()).toBeVisible()

  await page.getByRole('tab', { name: '决策流' }).click()
  await step(page, '大额').click()
  await page.getByRole('button', { name: '编辑' }).click()
  await page.getByRole('button', { name: '删除节点' }).click()
  const sure = page.getByRole('dialog', { name: /删除节点“大额”/ })
  await expect(sure).toContainText('没有节点使用它的结果')
  await sure.getByRole('button', { name: '删除节点' }).click()
  await save(page)
  await expect(page.getByRole('button', { name: '编辑' })).toBeVisible()
  expect(await nodesOf(policy)).toHaveLength(7)
})

test('what is refused stands at its node, and nothing is lost on the way out', async ({ page }) => {
  const { policy } = await draft()
  await open(page, policy)
  await page.getByRole('button', { name: '编辑' }).click()
  await addTable(page)
  const follow = page.getByRole('combobox', { name: '后续节点' })
  await follow.focus()
  await follow.press('Backspace')
  await expect(page.getByText('还没有后续节点。')).toBeVisible()
  await step(page, '准入').click()
  await save(page)
  await expect(page.getByRole('heading', { name: '决策', exact: true })).toBeVisible()
  await expect(page.getByText(/^保存被拒绝: 节点没有输入/)).toBeVisible()
  await expect(step(page, '决策')).toContainText('有错误')
  await choose(page, '输入来自', '电核')
  await step(page, '准入').click()
  await save(page)
  await expect(page.getByRole('heading', { name: '大额' })).toBeVisible()
  await expect(page.getByText(/^保存被拒绝: 节点没有后续节点/)).toBeVisible()
  await expect(step(page, '大额')).toContainText('有错误')
  await expectNoAxeViolations(page)

  await step(page, '风险点数').click()
  await page.getByRole('button', { name: '改名' }).click()
  const form = page.getByRole('dialog', { name: /^改名/ })
  await form.getByLabel('中文名称').fill('风险分')
  await form.getByRole('button', { name: '确认' }).click()
  await page.getByRole('button', { name: '删除节点' }).click()
  const sure = page.getByRole('dialog', { name: /删除节点“风险分”/ })
  await expect(sure).toContainText('等级与定价')
  await sure.getByRole('button', { name: '取消' }).click()

  await page.getByRole('link', { name: '决策策略', exact: true }).first().click()
  const leaving = page.getByRole('dialog', { name: '有未保存的修改' })
  await leaving.getByRole('button', { name: '继续编辑' }).click()
  await expect(page.getByRole('heading', { name: '风险分' })).toBeVisible()
  await page.getByRole('link', { name: '决策策略', exact: true }).first().click()
  await leaving.getByRole('button', { name: '离开' }).click()
  await expect(page).toHaveURL(/\/admin\/policies$/)
})

test('simulations of a version are listed, each with the way back to its result', async ({
  page,
}) => {
  const { policy } = await draft()
  await open(page, policy)
  await page.getByRole('tab', { name: '仿真' }).click()
  await expect(page.getByText('这个版本还没有仿真。')).toBeVisible()
  await page.getByRole('button', { name: '开始仿真' }).click()
  const row = page.getByRole('row').filter({ hasText: '已完成' })
  await expect(row).toHaveCount(1, { timeout: 60_000 })
  await expect(row).toContainText('→')
  await expect(row).toContainText('正在查看')
  await expect(page.getByText('结论或条件变化: 0')).toBeVisible()
  await page.getByRole('button', { name: '收起结果' }).click()
  await expect(page.getByText('结论或条件变化: 0')).toBeHidden()
  await row.getByRole('button', { name: /^查看/ }).click()
  await expect(page.getByText('结论或条件变化: 0')).toBeVisible()
  await expectNoAxeViolations(page)
})
