import { expect, type Page } from '@playwright/test'
import { bindIdentity, freshCard } from './borrower'
import { settled } from './test'

const PHOTO = 'apps/borrower/public/icon-192.png'
const sheet = (page: Page) => page.getByRole('dialog')
const next = (page: Page) => page.getByRole('button', { name: '下一步' })

/** From the list of products to the form of the cash loan: who he is is asked on the way. */
export async function chooseCashLoan(page: Page): Promise<void> {
  await page.getByRole('link', { name: '借款', exact: true }).click()
  await page.getByRole('link', { name: /现金/ }).first().click()
  await page
    .getByRole('button', { name: '立即申请' })
    .or(page.getByRole('link', { name: '立即申请' }))
    .click()
  await expect(page.getByText('先实名认证')).toBeVisible()
  await bindIdentity(page)
  await expect(page.getByLabel('借款金额')).toBeVisible()
}

/** 金额与期限, with the quote that follows what is typed. */
export async function wish(page: Page, amount: string, instalments: string): Promise<void> {
  await page.getByLabel('借款金额').fill(amount)
  const term = page.getByLabel('借多久')
  if (await term.count()) await term.selectOption(instalments)
  else await page.getByRole('radio', { name: `${instalments} 期` }).check()
  await page.getByLabel('借款用途').selectOption('RENOVATION')
  const quote = page.getByRole('region', { name: '试算' })
  await expect(quote).toContainText('年化综合成本')
  await expect(quote).toContainText('%')
  await page.getByRole('button', { name: '保存并继续' }).click()
  await expect(page.getByRole('heading', { name: '个人资料' })).toBeVisible()
}

/** 个人资料: work, and what comes in and goes out in a month. */
export async function person(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^工作/ }).click()
  await sheet(page).getByLabel('职业类型').selectOption('EMPLOYED')
  await sheet(page).getByLabel('工作单位').fill('申江机械厂')
  await sheet(page).getByLabel('职务').fill('工程师')
  await sheet(page).getByLabel('从何时开始').fill('2015-03-01')
  await sheet(page).getByRole('button', { name: '保存' }).click()
  await expect(sheet(page)).toHaveCount(0)
  await page.getByRole('button', { name: /^每月收支/ }).click()
  await sheet(page).getByLabel('类型').nth(0).selectOption('SALARY')
  await sheet(page).getByLabel('每月金额').nth(0).fill('18000')
  await sheet(page).getByLabel('类型').nth(1).selectOption('LIVING')
  await sheet(page).getByLabel('每月金额').nth(1).fill('4000')
  await sheet(page).getByRole('checkbox', { name: '没有每月要还的债务' }).check()
  await sheet(page).getByRole('button', { name: '保存' }).click()
  await expect(sheet(page)).toHaveCount(0)
  await next(page).click()
  await expect(page.getByRole('heading', { name: '资料上传' })).toBeVisible()
}

/** 资料上传: every paper that is wanted still. */
export async function papers(page: Page): Promise<number> {
  await settled(page)
  const wanted = page.getByRole('button', { name: /待上传|需重新上传/ })
  const count = await wanted.count()
  for (let left = count; left > 0; left--) {
    await wanted.first().click()
    await sheet(page).getByLabel('照片或文件').setInputFiles(PHOTO)
    await expect(sheet(page).getByText(/已上传/)).toBeVisible()
    await sheet(page).getByRole('button', { name: '提交资料' }).click()
    await expect(sheet(page)).toHaveCount(0)
    await expect(wanted).toHaveCount(left - 1)
  }
  await next(page).click()
  return count
}

/** 收款账户: his first card. */
export async function card(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '收款账户' })).toBeVisible()
  await page.getByLabel('银行卡号').fill(freshCard())
  await page.getByRole('button', { name: '绑定银行卡' }).click()
  await next(page).click()
}

/** 授权与协议, then 核对并提交; ends on the page of the application, whose id it gives back. */
export async function agreeAndSubmit(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: '授权与协议' })).toBeVisible()
  await settled(page)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: /同意并继续|下一步/ }).click()
  await expect(page.getByRole('heading', { name: '核对并提交' })).toBeVisible()
  await page.getByRole('button', { name: /提交申请|重新提交/ }).click()
  await expect(page).toHaveURL(/\/m\/applications\/[^/]+$/)
  return decodeURIComponent(page.url().split('/').at(-1) ?? '')
}
