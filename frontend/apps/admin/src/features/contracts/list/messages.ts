import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  title: { zh: '合同', en: 'Contracts' },
  number: { zh: '合同号', en: 'Contract number' },
  customer: { zh: '客户', en: 'Customer' },
  status: { zh: '状态', en: 'Status' },
  principal: { zh: '金额', en: 'Principal' },
  annualRate: { zh: '年利率', en: 'Annual rate' },
  instalmentCount: { zh: '期数', en: 'Instalments' },
  signedOn: { zh: '签订日', en: 'Signed on' },
  signedFrom: { zh: '签订日起', en: 'Signed from' },
  signedUntil: { zh: '签订日止', en: 'Signed until' },
  disbursement: { zh: '放款', en: 'Disbursement' },
  version: { zh: '文本版本', en: 'Version' },
  empty: {
    zh: '还没有合同。审批通过并起草后会出现在这里。',
    en: 'No contracts yet. They appear once they are drawn up for an approved application.',
  },
})
