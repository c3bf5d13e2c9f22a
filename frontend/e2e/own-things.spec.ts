import { bindIdentity, enter, freshCard, freshPhone, register } from './support/borrower'
import { expect, PASSWORD, settled, sms, speak, test } from './support/test'

test.use({ viewport: { width: 360, height: 740 } })

test('who he is, his card, his work, whom we may call, his papers', async ({ page }) => {
  await register(page)
  await page.getByRole('link', { name: /实名认证/ }).click()
  await bindIdentity(page, '110101199003070012')
  await expect(page.getByText('身份证号码无效')).toBeVisible()
  await bindIdentity(page)
  await expect(page.getByText('姓名与身份证号不能更改。')).toBeVisible()

  await page.getByRole('link', { name: '银行卡' }).click()
  await page.getByRole('button', { name: '绑定银行卡' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('银行卡号').fill(freshCard())
  await sheet.getByRole('button', { name: '绑定银行卡' }).click()
  await expect(page.getByText('默认卡')).toBeVisible()

  await page.goto('/m/me/work')
  await page.getByRole('button', { name: '填写工作' }).click()
  await sheet.getByLabel('职业类型').selectOption('EMPLOYED')
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect(sheet.getByText('请填写工作单位')).toBeVisible()
  await sheet.getByLabel('工作单位').fill('青禾科技有限公司')
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('青禾***')).toBeVisible()
  await page.getByRole('button', { name: '填写收支' }).click()
  await sheet.getByLabel('类型').nth(0).selectOption('SALARY')
  await sheet.getByLabel('每月金额').nth(0).fill('12000')
  await sheet.getByLabel('类型').nth(1).selectOption('LIVING')
  await sheet.getByLabel('每月金额').nth(1).fill('4500.50')
  await sheet.getByLabel('没有每月要还的债务').check()
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('¥4,500.50')).toBeVisible()

  await page.goto('/m/me/contacts')
  await page.getByLabel('与您的关系').nth(0).selectOption('SPOUSE')
  await page.getByLabel('姓名').nth(0).fill('李大明')
  await page.getByLabel('手机号').nth(0).fill('13900000001')
  await page.getByRole('button', { name: '删除 联系人 2' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('139****0001')).toBeVisible()

  await page.goto('/m/me/documents')
  await page.getByRole('button', { name: '提交资料' }).click()
  await sheet.getByLabel('资料类别').selectOption('ID_CARD_FRONT')
  await sheet.getByLabel('照片或文件').setInputFiles('apps/borrower/public/icon-192.png')
  await expect(sheet.getByText('已上传: icon-192.png')).toBeVisible()
  await sheet.getByRole('button', { name: '提交资料' }).click()
  await expect(sheet).toHaveCount(0)
  await page.getByRole('button', { name: /身份证/ }).click()
  await expect(sheet.getByRole('img')).toBeVisible()
})

test('a file that is no picture is refused in words', async ({ page, watch }) => {
  watch.forgive(/415|422|413|Failed to load resource/)
  await register(page)
  await page.getByRole('link', { name: /实名认证/ }).click()
  await bindIdentity(page)
  await expect(page.getByText('姓名与身份证号不能更改。')).toBeVisible()
  await page.goto('/m/me/documents')
  await page.getByRole('button', { name: '提交资料' }).click()
  await page.getByLabel('照片或文件').setInputFiles({
    name: '身份证.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<script>alert(1)</script>'),
  })
  await expect(page.getByText(/这个文件用不了/)).toBeVisible()
})

test('password, telephone, other devices, consents, his data, and the end', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  const phone = await register(page)
  const other = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await speak(other, 'zh')
  await other.goto('/m/sign-in')
  await enter(other, phone)
  await expect(other.getByText('先完成这几步')).toBeVisible()

  await page.goto('/m/me/security')
  await settled(page)
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Chrome' })
    .filter({ hasNotText: '本机' })
    .click()
  await page.getByRole('button', { name: '退出这台设备' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(other.getByRole('dialog', { name: '请重新登录' })).toBeVisible()

  await page.getByRole('link', { name: '修改密码' }).click()
  await page.getByLabel('当前密码', { exact: true }).fill('not-this-one-2026')
  await page.getByLabel('新密码', { exact: true }).fill('a-longer-one-2026')
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByText('当前密码错误')).toBeVisible()
  await page.getByLabel('当前密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByText('密码已修改')).toBeVisible()

  const next = freshPhone()
  await page.goto('/m/me/security/phone')
  await page.getByLabel('新手机号').fill(next)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText('验证码已发送')).toBeVisible()
  await page.getByLabel('短信验证码').fill(await sms(next))
  await page.getByLabel('登录密码', { exact: true }).fill('a-longer-one-2026')
  await page.getByRole('button', { name: '更换手机号' }).click()
  await expect(page.getByText('手机号已更换')).toBeVisible()

  await page.goto('/m/me/consents')
  await page.getByRole('button', { name: /营销信息/ }).click()
  await page.getByRole('button', { name: '撤回同意' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '撤回同意' }).click()
  await expect(page.getByText('未同意')).toBeVisible()

  await page.goto('/m/me/data')
  await page.getByLabel('登录密码', { exact: true }).fill('a-longer-one-2026')
  await page.getByRole('button', { name: '导出' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: '保存到手机' }).click()
  expect((await saving).suggestedFilename()).toBe('我的信贷数据.json')

  await page.goto('/m/me/security/close')
  await page.getByLabel('登录密码', { exact: true }).fill('a-longer-one-2026')
  await page.getByRole('button', { name: '注销账户' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '注销账户' }).click()
  await expect(page.getByText('账户已注销。')).toBeVisible()
})
