import { account, act, applicant, applied } from './applicant'
import { freshCard, freshIdNumber, freshPhone } from './borrower'
import { askAs } from './lender'
import { lend } from './loan'

/** Names that would do harm where somebody takes them for markup, a formula or a template. */
export const MARKS = [
  '<img src=x onerror=window.hit=1>',
  '"><script>window.hit=1</script>',
  '=1+1',
  "+cmd|' /C calc'!A0",
  '@SUM(1)',
  '{{7*7}}',
] as const

/** What bears such a name now. */
export interface Sown {
  readonly mark: string
  readonly loan: string
  readonly customer: string
  /** Of a borrower with an account. */
  readonly phone: string
}

/** Things of every kind, each called as a mark says; throws where one is refused. */
export async function sow(): Promise<readonly Sown[]> {
  const sown: Sown[] = []
  for (const mark of MARKS) {
    const run = crypto.randomUUID().slice(0, 6).toUpperCase()
    const branchId = await organisation(mark, run)
    await partners(mark, run, branchId)
    await product(mark, run)
    sown.push({ mark, ...(await customer(mark, branchId)), phone: await borrower(mark) })
  }
  return sown
}

/** A branch below Shanghai, and in it a person, a role and a client; gives back the branch. */
async function organisation(mark: string, run: string): Promise<string> {
  const admin = askAs('admin')
  const { branches } = await admin('{ branches { id code } }')
  const above = branches.find(({ code }: { code: string }) => code === 'SH')
  const place = { code: `M${run}`, name: mark, parentId: above.id }
  const made = await act(admin, 'branchCreate', 'BranchCreateInput', place, 'branch { id }')
  const branchId: string = made.branch.id
  const login = `m${run.toLowerCase()}`
  const person = { login, displayName: mark, branchId, roles: ['auditor'] }
  await act(admin, 'staffCreate', 'StaffCreateInput', person)
  const role = { role: login, nameZh: mark, nameEn: mark, permissions: ['loan.read'] }
  await act(admin, 'roleCreate', 'RoleCreateInput', role)
  const client = { name: mark, branchId, scopes: ['loan.read'] }
  await act(admin, 'apiClientCreate', 'ApiClientCreateInput', client)
  return branchId
}

async function partners(mark: string, run: string, branchId: string) {
  await act(askAs('partners'), 'merchantCreate', 'MerchantCreateInput', {
    code: `M${run}`,
    name: mark,
    nameEn: mark,
    branchId,
    bank: mark,
    accountName: mark,
    accountNumber: freshCard(),
    feeRate: '0.01',
    settlementDays: 1,
  })
}

async function product(mark: string, run: string) {
  const ask = askAs('product')
  const { products } = await ask('{ products { code versions { terms } } }')
  const like = products.find(({ code }: { code: string }) => code === 'CASH')
  const { terms } = like.versions.at(-1)
  const input = { code: `M${run}`, nameZh: mark, nameEn: mark, terms }
  await act(ask, 'productCreate', 'ProductCreateInput', input)
}

async function customer(mark: string, branchId: string) {
  const input = { branchId, name: mark, idNumber: freshIdNumber(), phone: freshPhone() }
  const shown = 'customer { id }'
  const made = await act(askAs('manager'), 'createCustomer', 'CreateCustomerInput', input, shown)
  const id: string = made.customer.id
  return { customer: id, loan: await lend(id) }
}

/** A borrower who calls himself and his employer so. */
async function borrower(mark: string): Promise<string> {
  const phone = await account()
  const ask = askAs(phone)
  await act(ask, 'bindIdentity', 'BindIdentityInput', { name: mark, idNumber: freshIdNumber() })
  const work = { kind: 'EMPLOYED', employer: mark, position: mark, since: '2015-03-01' }
  await act(ask, 'ownEmploymentChange', 'OwnEmploymentChangeInput', work)
  return phone
}

const STATUS = 'query ($id: ID!) { application(id: $id) { status } }'

/** An application that came back with such a reason, and bears such notes. */
export async function returned(): Promise<{ phone: string; application: string }> {
  const phone = await applicant({ name: MARKS[0], employer: MARKS[1], position: MARKS[2] })
  const applicationId = await applied(phone)
  const manager = askAs('manager')
  let status = 'SUBMITTED'
  while (status === 'SUBMITTED' || status === 'DECIDING') {
    await new Promise((done) => setTimeout(done, 300))
    status = (await manager(STATUS, { id: applicationId })).application.status
  }
  for (const text of MARKS)
    await act(manager, 'applicationNoteAdd', 'ApplicationNoteInput', { applicationId, text })
  const examiner = askAs(status === 'PHONE_VERIFICATION' ? 'verifier' : 'approver1')
  await act(examiner, 'applicationClaim', 'ApplicationInput', { applicationId })
  const back = { applicationId, reason: MARKS.join(' '), wanted: ['amount'] }
  await act(examiner, 'applicationReturn', 'ApplicationReturnInput', back)
  return { phone, application: applicationId }
}
