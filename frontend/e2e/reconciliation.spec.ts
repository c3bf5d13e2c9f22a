import { sitDown, test } from './support/desk'
import { askAs, expect, type Page, settled } from './support/test'

const ACCOUNTS = '{ clearingAccounts { id code currency } }'
const ADD = `mutation ($input: ClearingAccountAddInput!) {
  clearingAccountAdd(input: $input) { account { id } userErrors { code message } } }`
const BRANCHES = '{ branches { id code } }'
const COLUMNS =
  'booked_on,value_on,kind,status,amount,currency,reference,request_id,remark,original,party_name,party_account'
const ON = '2026-11-20'

/** A settlement file of one stranger's transfer; each run of the test has an amount of its own. */
function fileOf(code: string, amount: string, mark: string): string {
  const line = `${ON},${ON},transfer,booked,${amount},CNY,E2E${mark},,还款,,王芳,6217000000009911`
  const head = `XINDAI-SETTLEMENT,1,${code},${ON},CNY,1000.00,${(1000 + Number(amount)).toFixed(2)},1`
  return `${head}\n${COLUMNS}\n${line}\n`
}

/** An account that the cashier sees, or one that is made for the test. */
async function account(): Promise<string> {
  const { clearingAccounts } = await askAs('cashier')(ACCOUNTS)
  if (clearingAccounts.length > 0) return clearingAccounts[0].code
  const { branches } = await askAs('admin')(BRANCHES)
  await askAs('accountant')(ADD, {
    input: {
      code: 'E2E-CNY',
      nameZh: '测试清算账户',
      nameEn: 'Test clearing',
      branchId: branches[0].id,
      number: '95588000000000099',
      idempotencyKey: 'e2e-account',
    },
  })
  return 'E2E-CNY'
}

async function importFile(desk: Page, code: string, content: string) {
  await sitDown(desk, 'cashier', '/statements')
  await desk.getByRole('button', { name: '导入对账单' }).click()
  const drawer = desk.getByRole('dialog', { name: '导入对账单' })
  await drawer.getByLabel('清算账户').click()
  await desk.locator('.ant-select-item-option').filter({ hasText: code }).click()
  await drawer.locator('input[type=file]').setInputFiles({
    name: 'day.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  })
  await expect(drawer.locator('.ant-upload-list-item-done')).toBeVisible()
  await drawer.getByRole('button', { name: '导入对账单' }).click()
  await expect(desk).toHaveURL(/\/statements\/.+/)
  await settled(desk)
}

test('a file, a break, a proposal, a second person, and the entry is posted', async ({ desk }) => {
  const code = await account()
  const mark = String(Date.now()).slice(-9)
  const amount = `${Number(mark.slice(-6)) / 100 + 1}`
  const exact = Number(amount).toFixed(2)
  await importFile(desk, code, fileOf(code, exact, mark))
  await expect(desk.getByRole('cell', { name: `E2E${mark}` })).toBeVisible()

  await desk.getByRole('button', { name: '执行对账' }).click()
  await expect(desk).toHaveURL(/\/reconciliation\/.+/)
  await expect(desk.getByText('已完成')).toBeVisible({ timeout: 30_000 })
  const row = desk.getByRole('row').filter({ hasText: '来账待认领' }).filter({ hasText: '待处理' })
  const mine = row.filter({
    hasText: Number(exact).toLocaleString('en', { minimumFractionDigits: 2 }),
  })
  await mine.getByRole('link').first().click()
  await settled(desk)
  await expect(desk.getByRole('heading', { name: '三方对照' })).toBeVisible()
  await desk.getByRole('button', { name: '提交复核' }).click()
  const drawer = desk.getByRole('dialog', { name: /提交复核/ })
  await drawer.getByLabel('说明').fill('来账无法识别, 先挂账')
  await drawer.getByRole('button', { name: '提交复核' }).click()
  await expect(desk.getByText('由您提交, 需他人复核')).toBeVisible()
  const path = new URL(desk.url()).pathname.replace('/admin', '')

  await sitDown(desk, 'accountant', path)
  await desk.getByRole('button', { name: '复核记账' }).click()
  await expect(desk.getByText('已记账').first()).toBeVisible()
  await desk.goto('/admin/suspense')
  await settled(desk)
  await expect(desk.getByRole('row').filter({ hasText: '王*' }).first()).toBeVisible()
})

test('a known file changes nothing, a broken one names its lines', async ({ desk }) => {
  const code = await account()
  const mark = String(Date.now()).slice(-9)
  const content = fileOf(code, '77.10', mark)
  await importFile(desk, code, content)
  await importFile(desk, code, content)
  await expect(desk.getByText('该文件此前已导入')).toBeVisible()
  await sitDown(desk, 'cashier', '/statements')
  await desk.getByRole('button', { name: '导入对账单' }).click()
  const drawer = desk.getByRole('dialog', { name: '导入对账单' })
  await drawer.getByLabel('清算账户').click()
  await desk.locator('.ant-select-item-option').filter({ hasText: code }).click()
  await drawer.locator('input[type=file]').setInputFiles({
    name: 'bad.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(content.replace(',transfer,', ',gift,')),
  })
  await expect(drawer.locator('.ant-upload-list-item-done')).toBeVisible()
  await drawer.getByRole('button', { name: '导入对账单' }).click()
  await expect(drawer.getByText('第 3 行: kind')).toBeVisible()
})

const ITEMS = '{ suspenseItems(first: 50, state: WAITING) { edges { node { id number } } } }'
const CLUES = `query ($id: ID!) {
  suspenseSuggestions(itemId: $id) { loanId loan { id number status } } }`

/** Money in suspense that names a loan which the cashier sees, or null. */
async function named(): Promise<{ id: string; loan: string } | null> {
  const ask = askAs('cashier')
  const { suspenseItems } = await ask(ITEMS)
  for (const { node } of suspenseItems.edges) {
    const { suspenseSuggestions } = await ask(CLUES, { id: node.id })
    const best = suspenseSuggestions[0]?.loan
    if (best?.status === 'ACTIVE') return { id: node.id, loan: best.number }
  }
  return null
}

test('money in suspense becomes a repayment when two people agree', async ({ desk }) => {
  const found = await named()
  if (!found) throw new Error('the demo has no money in suspense that names a loan')
  const path = `/suspense/${encodeURIComponent(found.id)}`
  await sitDown(desk, 'cashier', path)
  const row = desk.getByRole('row').filter({ hasText: found.loan })
  await row.getByRole('button', { name: '认领到借据' }).click()
  const drawer = desk.getByRole('dialog', { name: `认领到 ${found.loan}` })
  await drawer.getByLabel('说明').fill('附言与金额相符')
  await drawer.getByRole('button', { name: '试算' }).click()
  await expect(drawer.getByRole('region', { name: '试算结果' })).toBeVisible()
  await drawer.getByRole('button', { name: '认领到借据' }).click()
  await expect(desk.getByText(`拟认领到借据 ${found.loan}`)).toBeVisible()

  await sitDown(desk, 'accountant', path)
  await desk.getByRole('button', { name: '复核通过' }).click()
  await expect(desk.getByText('已入借据')).toBeVisible()
})
