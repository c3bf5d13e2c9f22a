import { readFileSync } from 'node:fs'
import { askAs, expect, PASSWORD, type Page, signInAs, sms, speak, test } from './support/test'

test.use({ viewport: { width: 360, height: 740 } })

const PICTURE = new URL('../apps/borrower/public/icon-512.png', import.meta.url)

/** A number of a person whom nobody knows: born 1990, with its check digit. */
function freshIdNumber(): string {
  const head = `110101199003${String(10 + Math.floor(Math.random() * 18))}`
  const body = `${head}${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, at) => all + weight * Number(body[at]), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

/** A card number with its check digit (Luhn) that the sandbox bank has nothing against. */
function freshCard(): string {
  const body = `622202${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}012`
  const sum = [...body].reverse().reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return all + (value > 9 ? value - 9 : value)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

async function register(page: Page, phone: string) {
  await speak(page, 'zh')
  await page.goto('/m/sign-up')
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText('验证码已发送')).toBeVisible()
  await page.getByLabel('短信验证码').fill(await sms(phone))
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('checkbox', { name: /隐私政策/ }).check()
  await page.getByRole('checkbox', { name: /服务协议/ }).check()
  await page.getByRole('button', { name: '同意并注册' }).click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
}

async function handIn(page: Page, paper: string) {
  await page.getByRole('button', { name: new RegExp(paper) }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('照片或文件').setInputFiles({
    name: 'paper.png',
    mimeType: 'image/png',
    buffer: readFileSync(PICTURE),
  })
  await expect(sheet.getByText('已上传: paper.png')).toBeVisible()
  await sheet.getByRole('button', { name: '提交资料' }).click()
  await expect(sheet).toHaveCount(0)
  await expect(page.getByRole('button', { name: new RegExp(`${paper}.*已上传`) })).toBeVisible()
}

/** What staff do with an application until it can be answered by the borrower. */
async function approve(id: string) {
  for (let step = 0; step < 40; step++) {
    const look = await askAs('manager')('query ($id: ID!) { application(id: $id) { status } }', {
      id,
    })
    const status = look.application.status as string
    if (status === 'PHONE_VERIFICATION') await check(id)
    else if (status.startsWith('REVIEW_')) await review(id, `approver${status.at(-1)}`)
    else if (status !== 'SUBMITTED' && status !== 'DECIDING') return status
    await new Promise((done) => setTimeout(done, 500))
  }
  throw new Error('nobody decided')
}

/** A command of staff; what is refused fails the test. */
async function command(who: string, name: string, input: Record<string, unknown>) {
  const types: Record<string, string> = {
    applicationClaim: 'ApplicationInput',
    applicationPhoneCheck: 'PhoneCheckInput',
    applicationReviewApprove: 'ApplicationReviewInput',
    disbursementStart: 'DisbursementStartInput',
  }
  const text = `mutation ($input: ${types[name]}!) {
    ${name}(input: $input) { userErrors { code message } } }`
  const said = await askAs(who)(text, { input: { ...input, idempotencyKey: crypto.randomUUID() } })
  expect(said[name].userErrors).toEqual([])
}

async function check(id: string) {
  await command('verifier', 'applicationClaim', { applicationId: id })
  const { phoneCheckForm } = await askAs('verifier')('{ phoneCheckForm { code } }')
  const answers = phoneCheckForm.map(({ code }: { code: string }) => ({ code, answer: 'MATCH' }))
  const input = { applicationId: id, verdict: 'PASSED', answers }
  await command('verifier', 'applicationPhoneCheck', input)
}

async function review(id: string, who: string) {
  await command(who, 'applicationClaim', { applicationId: id })
  await command(who, 'applicationReviewApprove', { applicationId: id, reason: '资料齐全' })
}

function idIn(page: Page, folder: string): string {
  return decodeURIComponent(page.url().match(new RegExp(`/m/${folder}/([^/]+)`))?.[1] ?? '')
}

test('from registration to money on the account, without a reload', async ({ page }) => {
  test.setTimeout(600_000)
  const phone = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
  await register(page, phone)
  let loads = 0
  page.on('load', () => {
    loads += 1
  })

  await page.getByRole('navigation').getByRole('link', { name: '借款', exact: true }).click()
  await page.getByRole('link', { name: /^现金贷/ }).click()
  await expect(page.getByText('代表性算例')).toBeVisible()
  await page.getByRole('link', { name: '立即申请' }).click()
  await page.getByLabel('姓名').fill('林小满')
  await page.getByLabel('身份证号').fill(freshIdNumber())
  await page.getByRole('button', { name: '确认认证' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认认证' }).click()

  await page.getByLabel('借款金额').fill('10050')
  await expect(page.getByText(/100.*的整数倍|金额/).first()).toBeVisible()
  await page.getByLabel('借款金额').fill('10000')
  await expect(page.getByText('每期应还')).toBeVisible()
  await page.getByLabel('借款用途').selectOption({ label: '日常消费' })
  await page.getByRole('button', { name: '保存并继续' }).click()

  await expect(page.getByRole('heading', { name: '个人资料' })).toBeVisible()
  await page.getByRole('button', { name: /^每月收支/ }).click()
  const amounts = page.getByRole('dialog')
  await amounts.getByLabel('类型').first().selectOption({ label: '工资' })
  await amounts.getByLabel('每月金额').first().fill('15000')
  await amounts.getByLabel('类型').nth(1).selectOption({ label: '生活开支' })
  await amounts.getByLabel('每月金额').nth(1).fill('3000')
  await amounts.getByRole('button', { name: '保存' }).click()
  await expect(amounts).toHaveCount(0)
  await page.getByRole('button', { name: '下一步' }).click()

  await handIn(page, '身份证.*人像|身份证正面')
  await handIn(page, '身份证.*国徽|身份证反面|身份证背面')
  await page.getByRole('button', { name: '下一步' }).click()

  await page.getByLabel('银行卡号').fill(freshCard())
  await page.getByRole('button', { name: '绑定银行卡' }).click()
  await page.getByRole('button', { name: '下一步' }).click()

  await page.getByRole('checkbox', { name: /征信/ }).check()
  await page.getByRole('button', { name: '同意并继续' }).click()
  await expect(page.getByRole('heading', { name: '核对并提交' })).toBeVisible()
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page).toHaveURL(/\/m\/applications\//)
  const applicationId = idIn(page, 'applications')

  expect(await approve(applicationId)).toBe('APPROVED')
  await page.getByRole('link', { name: '查看报价' }).click()
  await expect(page.getByText('年化综合成本 (IRR)')).toBeVisible()
  await page.getByRole('button', { name: '接受报价' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '接受报价' }).click()
  await page.getByRole('button', { name: '去签署合同' }).click()

  await page.getByRole('button', { name: '阅读合同全文' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: /同意签署/ }).check()
  await expect(async () => {
    await page.getByRole('button', { name: '获取验证码' }).click()
    await expect(page.getByText('验证码已发送, 5')).toBeVisible({ timeout: 5_000 })
  }, 'one code a minute, and the first was for the registration').toPass({
    timeout: 120_000,
    intervals: [5_000, 10_000],
  })
  await page.getByLabel('短信验证码').fill(await sms(phone, /签署合同/))
  await page.getByRole('button', { name: '签署合同' }).click()
  await expect(page.getByText('合同已生效')).toBeVisible({ timeout: 60_000 })

  await command('disbursement', 'disbursementStart', { contractId: idIn(page, 'contracts') })
  await expect(page.getByText('款项已到账')).toBeVisible({ timeout: 90_000 })
  await page.getByRole('link', { name: '查看申请进度' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '已到账' })).toBeVisible()
  expect(loads, 'the page was never loaded anew').toBe(0)
})

test('money is drawn from a line, with its cost before it is asked for', async ({ page }) => {
  const hundreds = 2 + Math.floor(Math.random() * 8)
  await speak(page, 'zh')
  await signInAs(page, '10009000202')
  await page.goto('/m/line')
  await page.getByRole('link', { name: '从额度借款' }).click()
  await page.getByLabel('借款金额').fill('999999')
  await expect(page.getByText('每期应还')).toHaveCount(0)
  await page.getByLabel('借款金额').fill(`${hundreds}00`)
  await expect(page.getByText('每期应还')).toBeVisible()
  await page.getByLabel('借款用途').selectOption({ label: '家电数码' })
  await page.getByRole('button', { name: '确认借款' }).click()
  await expect(page).toHaveURL(/\/m\/(applications|apply)\//)
  await page.goto('/m/line')
  await expect(
    page.getByRole('link', { name: new RegExp(`¥${hundreds}00\\.00`) }).first(),
  ).toBeVisible()
})
