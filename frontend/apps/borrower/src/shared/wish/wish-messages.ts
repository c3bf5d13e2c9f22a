import { defineMessages } from '@xindai/i18n'

export const wishMessages = defineMessages({
  amount: { zh: '借款金额', en: 'How much' },
  range: { zh: '{least} 至 {most}', en: 'From {least} to {most}' },
  steps: { zh: '{range}, {step} 的整数倍', en: '{range}, in steps of {step}' },
  term: { zh: '借多久', en: 'For how long' },
  instalments: { zh: '{n} 期', en: '{n} instalments' },
  method: { zh: '还款方式', en: 'How you repay' },
  variant: { zh: '产品类型', en: 'Which kind' },
  usual: { zh: '标准', en: 'Standard' },
  purpose: { zh: '借款用途', en: 'What it is for' },
  purposeHint: {
    zh: '请如实填写。不得用于购房、股票、期货等投资。',
    en: 'Please be truthful. Not for homes, shares or other investments.',
  },
  next: { zh: '保存并继续', en: 'Save and go on' },
  quoteTitle: { zh: '试算', en: 'What it would cost' },
  quoteWait: {
    zh: '填写金额和期限后, 这里显示每期应还。',
    en: 'Fill in amount and term to see it.',
  },
  quoteNote: {
    zh: '试算仅供参考, 以审批后的报价和合同为准。',
    en: 'An estimate: the offer and the contract are what counts.',
  },
  plan: { zh: '查看还款计划', en: 'See every instalment' },
  equalInstalment: { zh: '等额本息', en: 'Equal instalments' },
  equalPrincipal: { zh: '等额本金', en: 'Equal principal' },
  interestOnly: { zh: '先息后本', en: 'Interest first, principal last' },
  singlePayment: { zh: '一次性还本付息', en: 'All at the end' },
  flat: { zh: '等本等息', en: 'Flat' },
  custom: { zh: '自定义', en: 'As agreed' },
})
