/** The lender as tests reach it beside the pages: HTTP to the API and to the sandbox. */

export const BASE = process.env.XINDAI_E2E_BASE ?? 'http://127.0.0.1:8000'
/** Of everybody in the demo, staff and borrowers. */
export const PASSWORD = 'xindai-demo-2026'

export type App = 'admin' | 'm'
export type Variables = Record<string, unknown>
/** The data of an operation; throws what the lender said otherwise. */
// biome-ignore lint/suspicious/noExplicitAny: a test knows what it asks for
export type Ask = (text: string, variables?: Variables) => Promise<any>

const tokens = new Map<string, Promise<string>>()

/** A session of somebody of the demo; kept for the other tests unless a fresh one is wanted. */
export function tokenOf(who: string, { fresh = false } = {}): Promise<string> {
  const kept = fresh ? undefined : tokens.get(who)
  if (kept) return kept
  const made = isPhone(who) ? borrower(who) : staff(who)
  if (!fresh) tokens.set(who, made)
  return made
}

/** Borrowers are called by their telephone, staff by their login. */
export function isPhone(who: string): boolean {
  return /^\d{11}$/.test(who)
}

/** What somebody sees and does over the open endpoint; null is nobody. */
export function askAs(who: string | null): Ask {
  return async (text, variables = {}) => {
    const said = await post(text, variables, who === null ? undefined : await tokenOf(who))
    if (said.errors?.length) throw new Error(JSON.stringify(said.errors))
    return said.data
  }
}

async function staff(login: string): Promise<string> {
  const text = `mutation ($login: String!, $password: String!) {
    signIn(login: $login, password: $password) { token userErrors { code } } }`
  const said = await post(text, { login, password: PASSWORD })
  return token(login, said.data?.signIn)
}

async function borrower(phone: string): Promise<string> {
  const text = `mutation ($input: BorrowerSignInInput!) {
    borrowerSignIn(input: $input) { token userErrors { code } } }`
  const said = await post(text, { input: { phone, password: PASSWORD } })
  return token(phone, said.data?.borrowerSignIn)
}

interface Said {
  // biome-ignore lint/suspicious/noExplicitAny: the answer of any operation
  data?: any
  errors?: readonly unknown[]
}

function token(who: string, said?: { token?: string; userErrors: unknown[] }): string {
  if (!said?.token) throw new Error(`${who} could not sign in: ${JSON.stringify(said)}`)
  return said.token
}

async function post(text: string, variables: Variables, bearer?: string): Promise<Said> {
  const answer = await fetch(`${BASE}/graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Accept-Language': 'en',
      ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}),
    },
    body: JSON.stringify({ query: text, variables }),
  })
  return (await answer.json()) as Said
}

/** The text messages that the sandbox took for a telephone, the newest first. */
export async function messages(phone: string): Promise<string[]> {
  const page = await (await fetch(`${BASE}/sandbox/sms?lang=en`)).text()
  const rows = [...page.matchAll(/<td>(\d{11})<\/td>\s*<td>([^<]*)<\/td>/g)]
  return rows.filter((row) => row[1] === phone).map((row) => row[2] ?? '')
}

/** The newest one-time code that went to a telephone, waited for. */
export async function sms(phone: string, purpose = /./): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const found = (await messages(phone)).find((text) => purpose.test(text) && /\d{6}/.test(text))
    const code = found?.match(/\d{6}/)?.[0]
    if (code) return code
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`no code for ${phone}`)
}
