import { expect, test, vi } from 'vitest'
import { CodeShelf, type CodeText } from './code-shelf'

const text = (kind: string): CodeText => ({ kind, code: 'A', zh: `${kind}甲`, en: `${kind} A` })
const settled = () => new Promise((done) => setTimeout(done))

test('what is wanted at once is one request, and no kind is read twice', async () => {
  const read = vi.fn(async (kinds: readonly string[]) => kinds.map(text))
  const shelf = new CodeShelf(read, ['LoanStatus'])
  const heard = vi.fn()
  shelf.subscribe(heard)
  shelf.want('AssetClass')
  shelf.want('LoanStatus')
  await settled()
  shelf.want('AssetClass')
  shelf.want('Permission')
  shelf.want('Permission')
  await settled()
  expect(read.mock.calls).toEqual([[['LoanStatus', 'AssetClass']], [['Permission']]])
  expect(heard).toHaveBeenCalledTimes(2)
  expect(shelf.texts.get('LoanStatus.A')?.zh).toBe('LoanStatus甲')
  expect(shelf.texts.get('Permission.A')?.en).toBe('Permission A')
})

test('what could not be read is asked for again by who draws next', async () => {
  const read = vi.fn(async (kinds: readonly string[]) => kinds.map(text))
  read.mockResolvedValueOnce(null as never)
  const shelf = new CodeShelf(read)
  shelf.want('LoanStatus')
  await settled()
  expect(shelf.texts.size).toBe(0)
  shelf.want('LoanStatus')
  await settled()
  expect(shelf.texts.size).toBe(1)
})
