import { defineMessages } from '@xindai/i18n'

export const documentMessages = defineMessages({
  title: { zh: '资料证件', en: 'Documents' },
  emptyTitle: { zh: '还没有提交资料', en: 'Nothing handed in yet' },
  emptyText: {
    zh: '身份证、收入证明等, 申请时会用到。',
    en: 'ID card, proof of income: an application may ask for them.',
  },
  add: { zh: '提交资料', en: 'Hand in a document' },
  openFailed: { zh: '打不开, 请稍后再试。', en: 'It cannot be opened. Try again soon.' },
})
