import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  why: { zh: '{amount}, 查看计算过程', en: '{amount}, see how it is made up' },
  title: { zh: '第 {n} 期 · {what}', en: 'Instalment {n} · {what}' },
  until: { zh: '截至 {date}', en: 'up to {date}' },
  adds: {
    zh: '下级各项之和等于上级金额, 取整尾差单列。',
    en: 'The parts add up to the amount above them; rounding is a part of its own.',
  },
})
