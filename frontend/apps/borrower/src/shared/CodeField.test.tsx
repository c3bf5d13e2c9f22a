import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { CodeField } from './CodeField'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const nothing = () => {}

test('a code is sent once a minute', async () => {
  vi.useFakeTimers()
  const onSend = vi.fn(async () => null)
  render(<CodeField value="" onChange={nothing} onSend={onSend} />)
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '获取验证码' })))
  expect(onSend).toHaveBeenCalledTimes(1)
  expect(screen.getByText(/验证码已发送/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '60 秒后可重发' })).toHaveProperty('disabled', true)
  for (let second = 0; second < 60; second++) await act(() => vi.advanceTimersByTimeAsync(1_000))
  expect(screen.getByRole('button', { name: '获取验证码' })).toHaveProperty('disabled', false)
})

test('why there is none stands at the field, and one may ask again at once', async () => {
  render(<CodeField value="" onChange={nothing} onSend={async () => '请求过于频繁'} />)
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '获取验证码' })))
  const field = screen.getByLabelText('短信验证码')
  expect(screen.getByText('请求过于频繁').id).toBe(field.getAttribute('aria-describedby'))
  expect(screen.getByRole('button', { name: '获取验证码' })).toHaveProperty('disabled', false)
})

test('only digits are taken', () => {
  const onChange = vi.fn()
  render(<CodeField value="" onChange={onChange} onSend={async () => null} />)
  fireEvent.change(screen.getByLabelText('短信验证码'), { target: { value: '12a 3' } })
  expect(onChange).toHaveBeenCalledWith('123')
})
