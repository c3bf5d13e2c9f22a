import { defineMessages } from '@xindai/i18n'

export const payoffMessages = defineMessages({
  title: { zh: '提前结清', en: 'Pay it all off' },
  total: { zh: '今天结清要还', en: 'It takes today' },
  valid: {
    zh: '{date} 当天有效。过了今天, 每天约多 {perDiem} 利息。',
    en: 'Good for {date}. Each day later adds about {perDiem} of interest.',
  },
  saved: { zh: '比按计划还到最后少付 {amount}', en: 'You save {amount} against the schedule' },
  costs: {
    zh: '现在结清比按计划还多付 {amount}, 请想清楚。',
    en: 'Paying off now costs {amount} more than the schedule: think it over.',
  },
  principal: { zh: '剩余本金', en: 'Principal' },
  interest: { zh: '利息', en: 'Interest' },
  fee: { zh: '费用', en: 'Fees' },
  penalty: { zh: '罚息', en: 'Penalty interest' },
  earlyFee: { zh: '提前还款手续费', en: 'Early repayment fee' },
  credit: { zh: '减: 溢缴款', en: 'Less your credit' },
  toTheEnd: { zh: '按计划还到最后共', en: 'By the schedule, in all' },
  parts: { zh: '金额构成', en: 'What it consists of' },
  why: { zh: '看怎么算的', en: 'See how it was worked out' },
  card: { zh: '用哪张卡', en: 'From which card' },
  pay: { zh: '去结清', en: 'Continue' },
})
