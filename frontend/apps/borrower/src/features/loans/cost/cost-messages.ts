import { defineMessages } from '@xindai/i18n'

export const costMessages = defineMessages({
  title: { zh: '利率与费用', en: 'Rate and cost' },
  agreed: { zh: '签约时约定', en: 'As agreed' },
  aprText: {
    zh: '年化综合成本按内部收益率 (IRR) 计算, 包含全部利息和费用。比较不同借款时看这一个数。',
    en: 'The annual percentage rate is the internal rate of return with all interest and fees. It is the figure to compare loans by.',
  },
  principal: { zh: '借款金额', en: 'Borrowed' },
  method: { zh: '还款方式', en: 'Repayment' },
  count: { zh: '期数', en: 'Instalments' },
  soFar: { zh: '到目前为止已付', en: 'Paid so far' },
  interestPaid: { zh: '利息', en: 'Interest' },
  feePaid: { zh: '费用', en: 'Fees' },
  penaltyPaid: { zh: '罚息', en: 'Penalty interest' },
  lateTitle: { zh: '如果逾期', en: 'If you are late' },
  grace: { zh: '宽限期', en: 'Days of grace' },
  days: { zh: '{n} 天', en: '{n}' },
  penalty: { zh: '罚息利率 (年)', en: 'Penalty rate a year' },
  penaltyTimes: { zh: '约定年利率的 {n} 倍', en: '{n} times the rate agreed' },
  early: { zh: '如果提前结清', en: 'If you pay it off early' },
  earlyText: {
    zh: '利息只算到结清当天, 在“提前结清”里能看到当天要付多少、能省多少。',
    en: 'Interest counts up to that day only. “Pay it all off” shows what it takes today and what you save.',
  },
})
