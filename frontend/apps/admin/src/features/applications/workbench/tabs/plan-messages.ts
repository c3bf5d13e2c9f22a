import { defineMessages } from '@xindai/i18n'

export const planMessages = defineMessages({
  none: { zh: '还没有方案, 决策后才会有。', en: 'No plan yet. It comes with the decision.' },
  proposed: { zh: '拟批金额', en: 'Proposed amount' },
  amount: { zh: '批准金额', en: 'Approved amount' },
  offered: { zh: '报价上限', en: 'Offered at most' },
  instalments: { zh: '期数', en: 'Instalments' },
  method: { zh: '还款方式', en: 'Method' },
  rate: { zh: '年利率', en: 'Yearly rate' },
  apr: { zh: '年化综合成本', en: 'APR' },
  instalment: { zh: '每期应还', en: 'An instalment' },
  validUntil: { zh: '报价有效期至', en: 'Valid until' },
  acceptedAt: { zh: '确认时间', en: 'Accepted' },
  schedule: { zh: '还款计划 (按今日放款试算)', en: 'Schedule, as if paid out today' },
  n: { zh: '期', en: 'No.' },
  due: { zh: '应还日', en: 'Due' },
  principal: { zh: '本金', en: 'Principal' },
  interest: { zh: '利息', en: 'Interest' },
  fee: { zh: '费用', en: 'Fees' },
  total: { zh: '合计', en: 'Total' },
  balanceAfter: { zh: '剩余本金', en: 'Left' },
})
