import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Outcome } from '@xindai/graphql'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { PhoneField, TextField } from './fields'
import { useForm } from './useForm'
import { VerbForm } from './VerbForm'

interface Props {
  readonly send: (values: { name: string; phone: string }) => Promise<Outcome<string>>
  readonly onDone?: (payload: string) => void
  readonly asks?: boolean
}

function Example({ send, onDone = () => {}, asks = false }: Props) {
  const form = useForm({
    initial: { name: '', phone: '' },
    required: ['name'],
    ...(asks ? { confirm: () => ({ title: '确定吗', content: '想好了', action: '好' }) } : {}),
    send,
    onDone,
  })
  return (
    <VerbForm form={form} submit="提交">
      <TextField {...form.field('name')} label="姓名" />
      <PhoneField {...form.field('phone')} />
    </VerbForm>
  )
}

beforeAll(() => {
  // jsdom has the element, but does not open it.
  HTMLDialogElement.prototype.showModal = function open(this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false
  }
})
afterEach(cleanup)

test('what must be there is asked for before anything is sent', async () => {
  const send = vi.fn()
  render(<Example send={send} />)
  await userEvent.click(screen.getByRole('button', { name: '提交' }))
  expect(send).not.toHaveBeenCalled()
  const name = screen.getByLabelText('姓名')
  expect(document.activeElement).toBe(name)
  expect(name.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('请填写').id).toBe(name.getAttribute('aria-describedby'))
})

test('a refusal stands at its field until that is changed, others above the form', async () => {
  const send = vi.fn(
    async (): Promise<Outcome<string>> => ({
      kind: 'refused',
      errors: [
        { code: 'INVALID_PHONE', field: 'phone', message: '手机号无效' },
        { code: 'TOO_MANY_CONTACTS', field: 'contacts', message: '联系人过多' },
      ],
    }),
  )
  render(<Example send={send} />)
  await userEvent.type(screen.getByLabelText('姓名'), '张三')
  await userEvent.type(screen.getByLabelText('手机号'), '139-0000')
  await userEvent.click(screen.getByRole('button', { name: '提交' }))
  expect(send).toHaveBeenCalledWith({ name: '张三', phone: '1390000' })
  expect(screen.getByRole('alert').textContent).toBe('联系人过多')
  expect(document.activeElement).toBe(screen.getByLabelText('手机号'))
  expect(screen.getByText('手机号无效')).toBeTruthy()
  await userEvent.type(screen.getByLabelText('手机号'), '1')
  expect(screen.queryByText('手机号无效')).toBeNull()
})

test('it asks once more, and can be left', async () => {
  const send = vi.fn(async (): Promise<Outcome<string>> => ({ kind: 'done', payload: 'ok' }))
  const onDone = vi.fn()
  render(<Example send={send} onDone={onDone} asks />)
  await userEvent.type(screen.getByLabelText('姓名'), '张三')
  await userEvent.click(screen.getByRole('button', { name: '提交' }))
  expect(screen.getByRole('dialog', { name: '确定吗' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '取消' }))
  expect(send).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: '提交' }))
  await userEvent.click(screen.getByRole('button', { name: '好' }))
  expect(onDone).toHaveBeenCalledWith('ok', { name: '张三', phone: '' })
})

test('what a second person has to look at is said so', async () => {
  const send = async (): Promise<Outcome<string>> => ({
    kind: 'held',
    approvalId: 'a',
    payload: '',
  })
  render(<Example send={send} />)
  await userEvent.type(screen.getByLabelText('姓名'), '张三')
  await userEvent.click(screen.getByRole('button', { name: '提交' }))
  expect((await screen.findByRole('alert')).textContent).toContain('等待审核')
})

test('without a network nothing can be sent, and why', async () => {
  render(<Example send={vi.fn()} />)
  window.dispatchEvent(new Event('offline'))
  expect(await screen.findByText(/离线时不能提交/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '提交' })).toHaveProperty('disabled', true)
})
