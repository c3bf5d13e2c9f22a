import { Client, fetchExchange, gql } from 'urql'
import { afterEach, expect, it, vi } from 'vitest'
import { proofExchange } from './proof'

const DO = gql`
  mutation Do {
    act {
      userErrors {
        code
      }
    }
  }
`
afterEach(() => vi.unstubAllGlobals())

/** A server that wants a proof until `proven` says so. */
function client(prove: () => Promise<boolean>, isProven: () => boolean) {
  const fetched = vi.fn(async () => {
    const userErrors = isProven() ? [] : [{ code: 'STEP_UP_NEEDED' }]
    const body = JSON.stringify({ data: { act: { userErrors } } })
    return new Response(body, { headers: { 'Content-Type': 'application/json' } })
  })
  vi.stubGlobal('fetch', fetched)
  const made = new Client({
    url: 'http://127.0.0.1/graphql',
    preferGetMethod: false,
    exchanges: [proofExchange(prove), fetchExchange],
  })
  return { fetched, act: () => made.mutation(DO, {}).toPromise() }
}

it('sends the command once more when the person has proven who he is', async () => {
  let isProven = false
  const prove = async () => {
    isProven = true
    return true
  }
  const { fetched, act } = client(prove, () => isProven)
  expect((await act()).data.act.userErrors).toEqual([])
  expect(fetched).toHaveBeenCalledTimes(2)
})

it('leaves the refusal when he does not', async () => {
  const { fetched, act } = client(
    async () => false,
    () => false,
  )
  expect((await act()).data.act.userErrors).toEqual([{ code: 'STEP_UP_NEEDED' }])
  expect(fetched).toHaveBeenCalledTimes(1)
})
