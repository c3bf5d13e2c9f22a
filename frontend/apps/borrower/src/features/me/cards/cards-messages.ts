import { defineMessages } from '@xindai/i18n'

export const cardMessages = defineMessages({
  title: { zh: '银行卡', en: 'Bank cards' },
  bank: { zh: '银行卡', en: 'Bank card' },
  add: { zh: '绑定银行卡', en: 'Add a card' },
  emptyTitle: { zh: '还没有银行卡', en: 'No card yet' },
  emptyText: {
    zh: '放款会打到这张卡, 还款也从这张卡扣。',
    en: 'Loans are paid to it, and repaid from it.',
  },
  identityTitle: { zh: '请先实名认证', en: 'First tell us who you are' },
  identityText: { zh: '只能绑定本人名下的银行卡。', en: 'Only a card of your own can be added.' },
  identity: { zh: '去认证', en: 'Go there' },
  isDefault: { zh: '默认卡', en: 'Default' },
  number: { zh: '卡号', en: 'Number' },
  boundAt: { zh: '绑定时间', en: 'Added' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  makeDefault: { zh: '设为默认卡', en: 'Make it the default' },
  remove: { zh: '解绑', en: 'Remove' },
  removeTitle: { zh: '解绑这张银行卡?', en: 'Remove this card?' },
  removeText: {
    zh: '解绑后不能再用它收款和还款, 需要时可以重新绑定。',
    en: 'It can no longer be used for payouts and repayments. You may add it again.',
  },
})
