import { expect, it } from 'vitest'
import { blocksOf, placeholdersOf, spansOf } from './markdown'

it('reads headings, tables, lists and paragraphs', () => {
  const text =
    '# 借款合同\n\n| 项目 | 内容 |\n|---|---|\n| 借款人 | {{borrower.name}} |\n\n1. 第一\n2. 第二\n\n正文'
  expect(blocksOf(text)).toEqual([
    { kind: 'heading', level: 1, text: '借款合同' },
    {
      kind: 'table',
      rows: [
        ['项目', '内容'],
        ['借款人', '{{borrower.name}}'],
      ],
    },
    { kind: 'list', isOrdered: true, items: ['第一', '第二'] },
    { kind: 'paragraph', text: '正文' },
  ])
})

it('finds placeholders within bold text', () => {
  expect(spansOf('金额为 **{{amount}}** 元')).toEqual([
    { kind: 'text', text: '金额为 ' },
    { kind: 'placeholder', text: 'amount' },
    { kind: 'text', text: ' 元' },
  ])
  expect(placeholdersOf('{{ amount }} {{apr}} {{amount}}')).toEqual(['amount', 'apr'])
})
