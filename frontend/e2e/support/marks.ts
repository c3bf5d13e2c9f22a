import { account, act } from './applicant'
import { freshIdNumber, freshPhone } from './borrower'
import { type Ask, askAs } from './lender'
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

/** Where names were taken, and the code of the refusal where they were not. */
export type Sown = ReadonlyMap<string, 'taken' | string>

/** Things of every kind, one a mark, as far as the lender takes such names. */
export async function sow(): Promise<Sown> {
  const sown = new Map<string, string>()
  for (const mark of MARKS) {
    const run = crypto.randomUUID().slice(0, 6).toUpperCase()
    const kinds = await KINDS(mark, run)
    for (const [kind, make] of Object.entries(kinds))
      sown.set(`${kind} ${mark}`, await outcome(make))
  }
  return sown
}

async function outcome(make: () => Promise<unknown>): Promise<string> {
  try {
    await make()
    return 'taken'
  } catch (error) {
    return String(error).match(/"code":"([A-Z_]+)"/)?.[1] ?? String(error)
  }
}

/** The acts that put a name into the lender's books. */
async function KINDS(mark: string, run: string) {
  const admin = askAs('admin')
  const { branches } = await admin('{ branches { id code } }')
  const branchOf = (code: string) =>
    branches.find((one: { code: string }) => one.code === code)?.id as string
  const parentId = branchOf('SH')
  return {
    branch: () =>
      act(admin, 'branchCreate', 'BranchCreateInput', { code: `M${run}`, name: mark, parentId }),
    staff: () =>
      act(admin, 'staffCreate', 'StaffCreateInput', {
        login: `m${run.toLowerCase()}`,
        displayName: mark,
        branchId: parentId,
        roles: ['auditor'],
      }),
    role: () =>
      act(admin, 'roleCreate', 'RoleCreateInput', {
        role: `m_${run.toLowerCase()}`,
        nameZh: mark,
        nameEn: mark,
        permissions: ['loan.read'],
      }),
    client: () =>
      act(admin, 'apiClientCreate', 'ApiClientCreateInput', {
        name: mark,
        branchId: parentId,
        scopes: ['loan.read'],
      }),
    merchant: () =>
      act(askAs('partners'), 'merchantCreate', 'MerchantCreateInput', {
        code: `M${run}`,
        name: mark,
        nameEn: mark,
        branchId: parentId,
        bank: mark,
        accountName: mark,
        accountNumber: `622848${Math.floor(Math.random() * 1e12)}`,
        feeRate: '0.01',
        settlementDays: 1,
      }),
    product: () => product(askAs('product'), mark, run),
    loan: () => loanOf(mark, parentId),
    borrower: () => borrower(mark),
  }
}

async function product(ask: Ask, mark: string, run: string) {
  const { products } = await ask('{ products { code versions { terms } } }')
  const like = products.find(({ code }: { code: string }) => code === 'CASH')
  const { terms } = like.versions.at(-1)
  const input = { code: `M${run}`, nameZh: mark, nameEn: mark, terms }
  return act(ask, 'productCreate', 'ProductCreateInput', input)
}

/** A customer of such a name, with a loan. */
async function loanOf(mark: string, branchId: string) {
  const input = { branchId, name: mark, idNumber: freshIdNumber(), phone: freshPhone() }
  const shown = 'customer { id }'
  const made = await act(askAs('officer'), 'createCustomer', 'CreateCustomerInput', input, shown)
  await lend(made.customer.id)
}

/** A borrower who calls himself and his employer so. */
async function borrower(mark: string) {
  const ask = askAs(await account())
  await act(ask, 'bindIdentity', 'BindIdentityInput', { name: mark, idNumber: freshIdNumber() })
  const work = { kind: 'EMPLOYED', employer: mark, position: mark, since: '2015-03-01' }
  await act(ask, 'ownEmploymentChange', 'OwnEmploymentChangeInput', work)
}
