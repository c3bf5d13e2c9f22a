import type { Page } from '@playwright/test'
import { freshCard, freshIdNumber, register } from './borrower'
import { type Ask, askAs } from './lender'

export interface Borrowed {
  readonly phone: string
  readonly ask: Ask
  readonly loanId: string
}

const SIGN = `mutation ($input: ContractSignInput!) { contractSign(input: $input) {
  contract { id } userErrors { code field } } }`
const OPEN = `mutation ($input: LoanOpenInput!) { loanOpen(input: $input) {
  loan { id } userErrors { code field } } }`
const PAY_OUT = `mutation ($input: LoanAmountInput!) { loanDisburse(input: $input) {
  loan { status } userErrors { code field } } }`
const IDENTITY = `mutation ($input: BindIdentityInput!) { bindIdentity(input: $input) {
  userErrors { code field } } }`
const BIND = `mutation ($input: BankCardBindInput!) { bankCardBind(input: $input) {
  bankCards { id number } userErrors { code field } } }`

const key = () => crypto.randomUUID()

/** Binds a card over the API; the first one is the default. */
export async function bindCard(ask: Ask, number: string): Promise<void> {
  const { bankCardBind } = await ask(BIND, { input: { number, idempotencyKey: key() } })
  if (bankCardBind.userErrors.length > 0) throw new Error(JSON.stringify(bankCardBind.userErrors))
}

/**
 * Somebody new with a loan of 1,200.00 over three months that was paid out today: registered over
 * the pages, the rest by the API. `story` is the card that he has (`freshCard`).
 */
export async function borrow(page: Page, story = '100'): Promise<Borrowed> {
  const phone = await register(page)
  const ask = askAs(phone)
  await ask(IDENTITY, {
    input: { name: '周小川', idNumber: freshIdNumber(), idempotencyKey: key() },
  })
  await bindCard(ask, freshCard(story))
  const { me } = await ask('{ me { customer { id } } }')
  // Who comes by the pages belongs to the online branch, which the manager sees.
  return { phone, ask, loanId: await lend(me.customer.id) }
}

/** A loan of 1,200.00 over three months to a customer whom the manager sees, paid out today. */
export async function lend(customerId: string): Promise<string> {
  const manager = askAs('manager')
  const { products } = await manager('{ products { code versions { id status } } }')
  const version = products
    .find(({ code }: { code: string }) => code === 'CASH36')
    .versions.find(({ status }: { status: string }) => status === 'LISTED')
  const { terms, today } = await termsOfDemo()
  const signed = await manager(SIGN, {
    input: {
      customerId,
      productVersionId: version.id,
      signedOn: today,
      terms,
      idempotencyKey: key(),
    },
  })
  const opened = await manager(OPEN, {
    input: { contractId: signed.contractSign.contract.id, idempotencyKey: key() },
  })
  const loanId = opened.loanOpen.loan.id
  const out = await manager(PAY_OUT, {
    input: { loanId, amount: '1200.00', idempotencyKey: key() },
  })
  if (out.loanDisburse.userErrors.length > 0) throw new Error(JSON.stringify(out.loanDisburse))
  return loanId
}

/** Terms of the demo's product, three months long, from the business date. */
async function termsOfDemo() {
  const { me } = await askAs('10009000201')('{ me { loans { asOf terms product { code } } } }')
  const loan = me.loans.find((one: { product: { code: string } }) => one.product.code === 'CASH36')
  const terms = { ...loan.terms, principal: '1200.00', instalments: 3, disbursed_on: loan.asOf }
  return { terms, today: loan.asOf as string }
}

/** The path of a loan's screen below /m. */
export function loanAt(loanId: string, rest = ''): string {
  return `/m/loans/${encodeURIComponent(loanId)}${rest}`
}
