import { defineMessages } from '@xindai/i18n'

export const historyMessages = defineMessages({
  title: { zh: '还款记录', en: 'History' },
  transactions: { zh: '借据记录', en: 'What happened' },
  payments: { zh: '银行卡还款', en: 'Payments by card' },
  reversed: { zh: '已冲正', en: 'Taken back' },
  emptyTitle: { zh: '还没有记录', en: 'Nothing yet' },
  emptyText: {
    zh: '放款和每一笔还款都会记在这里。',
    en: 'The payout and every payment appear here.',
  },
  card: { zh: '{bank} 尾号 {tail}', en: '{bank} ending in {tail}' },
  bank: { zh: '银行卡', en: 'Card' },
})
