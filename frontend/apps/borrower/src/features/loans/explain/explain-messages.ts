import { defineMessages } from '@xindai/i18n'

export const explainMessages = defineMessages({
  title: { zh: '这笔钱是怎么算的', en: 'How it was worked out' },
  until: { zh: '截至 {date}', en: 'up to {date}' },
  adds: {
    zh: '每一行等于它下面各行之和, 取整尾差单独列出。算式依次为: 计息本金 × 年利率 × 天数 × 每天占一年的比例。',
    en: 'Each line is the sum of those below it, and rounding has a line of its own. A formula reads: principal × rate a year × days × the share of a year that a day counts for.',
  },
})
