import { askAs, expect, type Page, settled, signInAs, speak, test } from './support/test'

const QUEUE = `query ($queue: ApplicationStatus) {
  applicationQueue(queue: $queue, first: 20) {
    edges { node { id number isMine claimedBy { id } hindrance } } } }`
const RELEASE = `mutation ($input: ApplicationInput!) {
  applicationRelease(input: $input) { userErrors { code } } }`

interface Queued {
  readonly id: string
  readonly number: string
  readonly isMine: boolean
  readonly claimedBy: { readonly id: string } | null
  readonly hindrance: string | null
}

/** The most urgent of a queue that somebody may work on; what he still holds is given back. */
async function waiting(who: string, queue: string): Promise<Queued> {
  const ask = askAs(who)
  const { applicationQueue } = await ask(QUEUE, { queue })
  const all: Queued[] = applicationQueue.edges.map(({ node }: { node: Queued }) => node)
  for (const { id } of all.filter(({ isMine }) => isMine))
    await ask(RELEASE, {
      input: { applicationId: id, idempotencyKey: `release-${id}-${Date.now()}` },
    })
  const free = all.filter(({ isMine, claimedBy }) => isMine || claimedBy === null)
  const found = free.find(({ hindrance }) => hindrance === null)
  if (!found) throw new Error(`the demo has no application for ${who} in ${queue}`)
  return found
}

async function begin(page: Page, who: string, path: string) {
  await speak(page, 'zh')
  await signInAs(page, who)
  await page.goto(`/admin${path}`)
  await settled(page)
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('what the product does not offer is said before it is sent', async ({ page }) => {
  const { id } = await waiting('approver1', 'REVIEW_1')
  await begin(page, 'approver1', `/applications/${encodeURIComponent(id)}`)
  await page.keyboard.press('c')
  await expect(page.getByText('我正在处理')).toBeVisible()
  await page.keyboard.press('a')
  const drawer = page.getByRole('dialog', { name: '审批通过' })
  await drawer.getByLabel('批准金额').fill('99999999.00')
  await expect(drawer.getByRole('alert')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await page.keyboard.press('u')
  await expect(page.getByText('我正在处理')).toHaveCount(0)
})

test('a colleague who changes it meanwhile is heard of', async ({ page }) => {
  const { id } = await waiting('approver1', 'REVIEW_1')
  await begin(page, 'approver1', `/applications/${encodeURIComponent(id)}`)
  const add = `mutation ($input: ApplicationNoteInput!) {
    applicationNoteAdd(input: $input) { userErrors { code } } }`
  const idempotencyKey = `note-${Date.now()}`
  await askAs('approver2')(add, {
    input: { applicationId: id, text: '请尽快处理', idempotencyKey },
  })
  await expect(page.getByRole('status').filter({ hasText: '本件刚刚有更新' })).toBeVisible()
  await expect(page.getByText('请尽快处理')).toBeVisible()
})

test('a caller fills the form in by keyboard; a call in vain is kept', async ({ page }) => {
  const { id } = await waiting('verifier', 'PHONE_VERIFICATION')
  await begin(page, 'verifier', `/applications/${encodeURIComponent(id)}`)
  await page.keyboard.press('c')
  await expect(page.getByText('我正在处理')).toBeVisible()
  await page.keyboard.press('p')
  const form = page.getByRole('form', { name: '电话核实表' })
  await form
    .getByRole('radiogroup', { name: '借款用途是否一致' })
    .getByText('一致', { exact: true })
    .click()
  await form.getByRole('radio', { name: '未接通' }).focus()
  await page.keyboard.press('Space')
  await form.getByRole('button', { name: '提交电核结果' }).press('Enter')
  await expect(page.getByRole('cell', { name: '未接通' }).first()).toBeVisible()
  await expect(page.getByText('我正在处理')).toHaveCount(0)
})

test('an examiner works from the queue to the verdict without a mouse', async ({ page }) => {
  const { number } = await waiting('approver1', 'REVIEW_1')
  await begin(page, 'approver1', '/queue')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '键盘快捷键' })).toContainText('领取所在行')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: number })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(`进件 ${number}`)
  await settled(page)
  await page.keyboard.press('c')
  await expect(page.getByText('我正在处理')).toBeVisible()

  await page.keyboard.press('d')
  await expect(page.getByRole('img', { name: /的图片/ })).toBeVisible()
  await page.keyboard.press('o')
  await page.keyboard.press('+')
  for (const [key, tab] of [
    ['2', '决策'],
    ['3', '方案'],
    ['4', '额度与往来'],
    ['6', '记录'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
  }
  await page.keyboard.press('n')
  await page.keyboard.type('收入与流水一致')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('listitem').filter({ hasText: '收入与流水一致' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('a')
  const drawer = page.getByRole('dialog', { name: '审批通过' })
  await expect(drawer.getByLabel('批准金额')).toBeFocused()
  await expect(drawer.getByRole('region', { name: '方案试算' })).toContainText('年化综合成本')
  await page.keyboard.press('Enter')
  await expect(drawer).toHaveCount(0)
  await expect(page.getByText('已通过, 待确认').first()).toBeVisible()
})
