import { expect, type Page } from '@playwright/test'
import { sms } from './lender'

/** 签署: reads the contract, says so, and signs with the texted code; ends when it is in force. */
export async function sign(page: Page, phone: string): Promise<string> {
  await expect(page).toHaveURL(/\/m\/contracts\/[^/]+$/)
  await page.getByRole('button', { name: '阅读合同全文' }).click()
  const reading = page.getByRole('dialog', { name: '借款合同' })
  await expect(reading.locator('iframe')).toBeVisible()
  await reading.getByRole('button', { name: '关闭' }).click()
  await page.getByLabel('我已阅读并理解合同全文, 同意签署').check()
  await askForCode(page)
  await page.getByLabel('短信验证码').fill(await sms(phone, /签署合同|to sign contract/))
  await page.getByRole('button', { name: '签署合同' }).click()
  await expect(page.getByText('合同已生效')).toBeVisible({ timeout: 60_000 })
  return decodeURIComponent(page.url().split('/').at(-1) ?? '')
}

/** A phone gets one code a minute: the one of the registration may be younger. */
export async function askForCode(page: Page): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: '获取验证码' }).click()
    await expect(page.getByText('验证码已发送')).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 90_000, intervals: [5_000] })
}
