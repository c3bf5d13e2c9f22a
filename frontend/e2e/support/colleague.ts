import { randomBytes } from 'node:crypto'
import { askAs } from './lender'

/** Of every new colleague. */
export const OWN_PASSWORD = 'a-long-secret-77'

/** A login of its own for a test that changes what one proves oneself with. */
export async function newColleague({ mustHaveFactor = false } = {}): Promise<string> {
  const ask = askAs('admin')
  const login = `new${randomBytes(5).toString('hex')}`
  const { branches } = await ask('{ branches { id } }')
  const made = await ask(
    `mutation ($input: StaffCreateInput!) {
      staffCreate(input: $input) { token staff { id } userErrors { code field } }
    }`,
    {
      input: {
        login,
        displayName: '新同事',
        branchId: branches[0].id,
        roles: ['customer_manager'],
        idempotencyKey: newKey(),
      },
    },
  )
  const { token, staff, userErrors } = made.staffCreate
  if (!staff) throw new Error(JSON.stringify(userErrors))
  if (mustHaveFactor)
    await ask(
      `mutation ($input: StaffFactorInput!) {
        staffRequireFactor(input: $input) { userErrors { code } }
      }`,
      { input: { staffId: staff.id, needed: true, idempotencyKey: newKey() } },
    )
  await askAs(null)(
    `mutation ($input: StaffPasswordSetInput!) {
      staffPasswordSet(input: $input) { userErrors { code } }
    }`,
    { input: { token, newPassword: OWN_PASSWORD } },
  )
  return login
}

function newKey(): string {
  return randomBytes(16).toString('hex')
}
