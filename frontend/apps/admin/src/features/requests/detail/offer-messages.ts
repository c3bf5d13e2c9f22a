import { defineMessages } from '@xindai/i18n'

export const offerMessages = defineMessages({
  agree: { zh: '同意方案', en: 'Agree to the offer' },
  hint: {
    zh: '借款人已签署方案 {number}。同意后, 借据将严格按所示还款计划执行; 若借据已有变动, 方案作废。',
    en: 'The borrower has signed {number}. The loan gets exactly the schedule shown, or the offer is outdated.',
  },
  kind: { zh: '纾困方式', en: 'Relief' },
  difference: { zh: '总成本变化', en: 'Cost difference' },
  apr: { zh: '年化综合成本', en: 'APR' },
  validUntil: { zh: '有效期至', en: 'Stands until' },
})
