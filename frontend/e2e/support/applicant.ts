import { readFile } from 'node:fs/promises'
import { freshCard, freshIdNumber, freshPhone } from './borrower'
import { type Ask, askAs, BASE, PASSWORD, sms, type Variables } from './lender'

/** A verb's payload; throws what was refused. */
export async function act(ask: Ask, verb: string, inputType: string, input: Variables, shown = '') {
  const text = `mutation ($input: ${inputType}!) { ${verb}(input: $input) {
    ${shown} userErrors { code field message } } }`
  const idempotencyKey = `${verb}-${crypto.randomUUID()}`
  const payload = (await ask(text, { input: { idempotencyKey, ...input } }))[verb]
  if (payload.userErrors.length > 0)
    throw new Error(`${verb} was refused: ${JSON.stringify(payload.userErrors)}`)
  return payload
}

/** Somebody who has an account, over the API: for tests that begin behind the door. */
export async function account(phone = freshPhone()): Promise<string> {
  const nobody = askAs(null)
  await nobody(
    'mutation ($phone: String!) { requestCode(purpose: REGISTER, phone: $phone) { userErrors { code } } }',
    { phone },
  )
  const { consentDocuments: consents } = await nobody('{ consentDocuments { kind version } }')
  const code = await sms(phone, /to register/)
  await act(nobody, 'register', 'RegisterInput', { phone, code, password: PASSWORD, consents })
  return phone
}

export interface Person {
  readonly name?: string
  readonly employer?: string
  readonly position?: string
  /** What he pays for other debts in a month; null is not stated, so that somebody calls him. */
  readonly obligations?: string | null
}

/** His account, identity, card, work and papers; gives back his telephone. */
export async function applicant(who: Person = {}): Promise<string> {
  const phone = await account()
  const ask = askAs(phone)
  const { name = '王小明', employer = '申江机械厂', position = '工程师' } = who
  const { obligations = '1000.00' } = who
  await act(ask, 'bindIdentity', 'BindIdentityInput', { name, idNumber: freshIdNumber() })
  await act(ask, 'bankCardBind', 'BankCardBindInput', { number: freshCard() })
  const work = { kind: 'EMPLOYED', employer, position, since: '2015-03-01' }
  await act(ask, 'ownEmploymentChange', 'OwnEmploymentChangeInput', work)
  const amounts = [
    { side: 'INCOME', kind: 'SALARY', amount: '18000.00' },
    { side: 'EXPENSE', kind: 'LIVING', amount: '4000.00' },
    ...(obligations ? [{ side: 'OBLIGATION', kind: 'CREDIT_CARD', amount: obligations }] : []),
  ]
  await act(ask, 'ownMonthlyAmountsChange', 'OwnMonthlyAmountsChangeInput', { amounts })
  return phone
}

/** A submitted application for the cash loan; gives back its id. */
export async function applied(phone: string, amount = '120000.00'): Promise<string> {
  const ask = askAs(phone)
  const documentIds = [await paper(ask, 'ID_CARD_FRONT'), await paper(ask, 'ID_CARD_BACK')]
  const { products } = await ask('{ products { code versions { id } } }')
  const cash = products.find(({ code }: { code: string }) => code === 'CASH')
  const draft = {
    productVersionId: cash.versions.at(-1).id,
    amount,
    instalments: 36,
    method: 'equal_instalment',
    purpose: 'RENOVATION',
    channel: 'app',
    documentIds,
  }
  const shown = 'application { id }'
  const made = await act(ask, 'applicationDraftSave', 'ApplicationDraftInput', draft, shown)
  const applicationId: string = made.application.id
  await act(ask, 'applicationSubmit', 'ApplicationInput', { applicationId })
  return applicationId
}

async function paper(ask: Ask, category: string): Promise<string> {
  const content = await readFile('apps/borrower/public/icon-192.png')
  const file = { name: 'paper.png', sizeBytes: content.length, purpose: 'CUSTOMER_DOCUMENT' }
  const { fileId, path } = await act(ask, 'uploadBegin', 'UploadBeginInput', file, 'fileId path')
  const sent = await fetch(`${BASE}${path}`, { method: 'PUT', body: new Uint8Array(content) })
  if (!sent.ok) throw new Error(`the paper was refused: ${sent.status}`)
  const shown = 'document { id }'
  const given = { category, fileId }
  return (await act(ask, 'ownDocumentAdd', 'OwnDocumentAddInput', given, shown)).document.id
}
