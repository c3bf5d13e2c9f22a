import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { turnShortcuts } from './choice'
import { useShortcuts } from './useShortcuts'

const claim = vi.fn()
const help = vi.fn()

function Desk({ dialog = false }: { dialog?: boolean }) {
  useShortcuts([
    { key: 'c', text: 'claim', run: claim },
    { key: 'x', text: 'reject', run: null },
    { key: '?', text: 'help', run: help },
  ])
  return (
    <>
      <input aria-label="note" />
      <input type="radio" aria-label="yes" />
      {dialog ? <div role="dialog" aria-modal="true" aria-label="drawer" /> : null}
    </>
  )
}

beforeEach(() => {
  claim.mockClear()
  help.mockClear()
  turnShortcuts(true)
})
afterEach(cleanup)

test('a key acts on the page, and on a radio button', async () => {
  render(<Desk />)
  await userEvent.keyboard('c')
  await userEvent.click(screen.getByLabelText('yes'))
  await userEvent.keyboard('c')
  expect(claim).toHaveBeenCalledTimes(2)
})

test('who writes only writes', async () => {
  render(<Desk />)
  await userEvent.type(screen.getByLabelText('note'), 'c')
  expect(claim).not.toHaveBeenCalled()
})

test('with Ctrl it is a key of the browser', async () => {
  render(<Desk />)
  await userEvent.keyboard('{Control>}c{/Control}')
  expect(claim).not.toHaveBeenCalled()
})

test('an open dialog has the keys', async () => {
  render(<Desk dialog />)
  await userEvent.keyboard('c')
  expect(claim).not.toHaveBeenCalled()
})

test('turned off, only the help is left', async () => {
  turnShortcuts(false)
  render(<Desk />)
  await userEvent.keyboard('c?')
  expect(claim).not.toHaveBeenCalled()
  expect(help).toHaveBeenCalledOnce()
})
