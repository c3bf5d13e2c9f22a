import { defineMessages } from '@xindai/i18n'

export const historyMessages = defineMessages({
  reviews: { zh: '审批意见', en: 'Verdicts' },
  noReviews: { zh: '还没有审批意见', en: 'No verdicts yet' },
  level: { zh: '级别', en: 'Level' },
  nth: { zh: '第 {n} 级', en: 'Level {n}' },
  verdict: { zh: '结论', en: 'Verdict' },
  amount: { zh: '批准金额', en: 'Amount' },
  reviewer: { zh: '审批人', en: 'By' },
  at: { zh: '时间', en: 'At' },
  reason: { zh: '意见', en: 'Why' },
  events: { zh: '流程记录', en: 'What happened' },
})
