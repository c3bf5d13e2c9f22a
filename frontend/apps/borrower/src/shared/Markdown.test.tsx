import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Markdown } from './Markdown'

afterEach(cleanup)

const TEXT = `# 隐私政策

1. 收集: 手机号, 姓名.
2. 保护: 加密保存, 须有
   权限才能查看.

Who asks, and
why: <b>all</b>.`

test('titles, lists and paragraphs, with their lines joined', () => {
  render(<Markdown text={TEXT} />)
  expect(screen.getByRole('heading').textContent).toBe('隐私政策')
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '收集: 手机号, 姓名.',
    '保护: 加密保存, 须有权限才能查看.',
  ])
})

test('tags in a text stay text', () => {
  render(<Markdown text={TEXT} />)
  expect(screen.getByText('Who asks, and why: <b>all</b>.')).toBeTruthy()
})
