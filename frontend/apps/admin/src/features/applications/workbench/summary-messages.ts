import { defineMessages } from '@xindai/i18n'

export const summaryMessages = defineMessages({
  amount: { zh: '申请金额', en: 'Amount' },
  instalments: { zh: '申请期数', en: 'Instalments' },
  method: { zh: '还款方式', en: 'Method' },
  purpose: { zh: '借款用途', en: 'Purpose' },
  kind: { zh: '类型', en: 'Kind' },
  channel: { zh: '渠道', en: 'Channel' },
  grade: { zh: '风险等级', en: 'Grade' },
  levels: { zh: '审批级数', en: 'Levels of review' },
  card: { zh: '收款账户', en: 'Paid out to' },
  submittedAt: { zh: '提交时间', en: 'Submitted' },
  expiresOn: { zh: '有效期至', en: 'Open until' },
  round: { zh: '决策轮次', en: 'Round of decision' },
})
