import { expect, it } from 'vitest'
import { begun, changed, redone, undone } from './history'

const at = (n: number) => ({ n })

it('goes back step by step and forth again; letters of a word are one step', () => {
  let history = begun(at(0))
  history = changed(history, at(1), 10_000)
  history = changed(history, at(2), 20_000)
  history = changed(history, at(3), 20_100)
  expect(undone(history).now).toEqual(at(1))
  expect(undone(undone(history)).now).toEqual(at(0))
  expect(undone(undone(undone(history))).now).toEqual(at(0))
  expect(redone(undone(history)).now).toEqual(at(3))
})

it('forgets what was undone once something else is written', () => {
  const history = changed(undone(changed(begun(at(0)), at(1), 10_000)), at(5), 20_000)
  expect(redone(history)).toBe(history)
  expect(undone(history).now).toEqual(at(0))
})
