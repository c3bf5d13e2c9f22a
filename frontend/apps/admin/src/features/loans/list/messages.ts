import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  title: { zh: '借据', en: 'Loans' },
  number: { zh: '借据号', en: 'Loan number' },
  customer: { zh: '客户', en: 'Customer' },
  product: { zh: '产品', en: 'Product' },
  status: { zh: '状态', en: 'Status' },
  assetClass: { zh: '五级分类', en: 'Asset class' },
  principal: { zh: '合同金额', en: 'Principal' },
  outstanding: { zh: '剩余本金', en: 'Outstanding' },
  daysPastDue: { zh: '逾期天数', en: 'Days past due' },
  disbursedOn: { zh: '放款日', en: 'Disbursed on' },
  nextDueOn: { zh: '下次还款日', en: 'Next due on' },
  branch: { zh: '机构', en: 'Branch' },
  overdue: { zh: '是否逾期', en: 'Overdue' },
  overdueYes: { zh: '已逾期', en: 'Overdue' },
  overdueNo: { zh: '未逾期', en: 'Not overdue' },
  disbursedFrom: { zh: '放款日起', en: 'Disbursed from' },
  disbursedTo: { zh: '放款日止', en: 'Disbursed to' },
  empty: {
    zh: '还没有借据。合同签订并放款后会出现在这里。',
    en: 'No loans yet. They appear once contracts are signed and paid out.',
  },
})
