import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { Pages } from './Pages'

type Data = { list: { edges: string[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }

const page = (edges: string[], endCursor: string, hasNextPage: boolean): Data => ({
  list: { edges, pageInfo: { hasNextPage, endCursor } },
})
let pages: Record<string, Data> = {}

vi.mock('@xindai/graphql', async (original) => ({
  ...(await original<object>()),
  useRead: (_document: unknown, { after }: { after: string | null }) => ({
    data: pages[after ?? 'first'],
    problem: null,
    reload: () => {},
  }),
}))

afterEach(cleanup)

const document = {} as TypedDocumentNode<Data, { after?: string | null | undefined }>
const show = () =>
  render(
    <Pages document={document} connection={(data) => data.list} empty="没有" more="更早">
      {(edges) => edges.map((one) => <p key={one}>{one}</p>)}
    </Pages>,
  )

test('the next page comes below, and the button goes with the last one', async () => {
  pages = { first: page(['甲', '乙'], 'c1', true), c1: page(['丙'], 'c2', false) }
  show()
  expect(screen.queryByText('丙')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: '更早' }))
  expect(screen.getByText('甲')).toBeTruthy()
  expect(screen.getByText('丙')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('nothing at all is said once, not below what there was', async () => {
  pages = { first: page([], '', false) }
  show()
  expect(screen.getByText('没有')).toBeTruthy()
  cleanup()
  pages = { first: page(['甲'], 'c1', true), c1: page([], '', false) }
  show()
  await userEvent.click(screen.getByRole('button', { name: '更早' }))
  expect(screen.queryByText('没有')).toBeNull()
})
