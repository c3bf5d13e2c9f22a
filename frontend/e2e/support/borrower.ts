import { createHash } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { PASSWORD, sms } from './lender'
import { speak } from './test'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

function digits(count: number): string {
  return Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('')
}

/** A telephone that nobody has: the door is tried with accounts of its own. */
export function freshPhone(): string {
  return `139${digits(8)}`
}

/** An ID number that nobody has, of a grown-up whom the bureau of the sandbox knows as sound. */
export function freshIdNumber(): string {
  for (;;) {
    const two = (least: number, count: number) =>
      String(least + Math.floor(Math.random() * count)).padStart(2, '0')
    const first = `310101${1980 + Math.floor(Math.random() * 20)}${two(1, 12)}${two(1, 28)}0${digits(2)}`
    const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(first[at]), 0)
    const number = `${first}${'10X98765432'[sum % 11]}`
    if (isSound(number)) return number
  }
}

/** As the sandbox draws its figures from a number: one small debt, never late, hardly asked about. */
function isSound(number: string): boolean {
  const at = (n: number) => drawn[n] ?? 0
  const drawn = createHash('sha256').update(`xindai-sandbox|${number}`).digest()
  const isKnown = at(0) > 60 && at(7) > 60
  const isPunctual = at(5) % 2 === 0 && (at(4) % 2 === 0 || at(3) % 8 === 0)
  return isKnown && isPunctual && at(1) % 6 === 0 && at(2) < 90 && at(6) % 5 < 2
}

/**
 * A card that passes the check of Luhn. The three digits before the last tell the bank of the
 * sandbox a story; of its own accord it is one that is paid and collected from.
 */
export function freshCard(story = `0${digits(2)}`): string {
  const first = `622848${digits(9)}${story}`
  const sum = [...first].reverse().reduce((all, digit, at) => {
    const doubled = at % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return all + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${first}${(10 - (sum % 10)) % 10}`
}

/** A new account over the pages, in Chinese; ends on its home screen. */
export async function register(page: Page, phone = freshPhone()): Promise<string> {
  await speak(page, 'zh')
  await page.goto('/m/sign-up')
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText('验证码已发送')).toBeVisible()
  await page.getByLabel('短信验证码').fill(await sms(phone))
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: '同意并注册' }).click()
  await expect(page.getByText('先完成这几步')).toBeVisible()
  return phone
}

/** Signs in on the page that asks for it, or in the sheet over one. */
export async function enter(where: Pick<Page, 'getByLabel' | 'getByRole'>, phone: string) {
  await where.getByLabel('手机号').fill(phone)
  await where.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await where.getByRole('button', { name: '登录', exact: true }).click()
}

/** 实名认证, from its screen. */
export async function bindIdentity(page: Page, idNumber = freshIdNumber()) {
  await page.getByLabel('姓名').fill('张小花')
  await page.getByLabel('身份证号').fill(idNumber)
  await page.getByRole('button', { name: '确认认证' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认认证' }).click()
}
