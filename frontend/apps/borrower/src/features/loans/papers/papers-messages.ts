import { defineMessages } from '@xindai/i18n'

export const papersMessages = defineMessages({
  title: { zh: '对账单与结清证明', en: 'Statements and certificate' },
  certificate: { zh: '结清证明', en: 'Settlement certificate' },
  certificateText: {
    zh: '证明这笔借款已全部还清, 盖电子章, 可凭编号和校验码核验。',
    en: 'It says that the loan is paid off, bears our seal, and can be verified by its number and code.',
  },
  certificateLater: {
    zh: '全部还清后就可以在这里领取。',
    en: 'You can get it here as soon as everything is paid off.',
  },
  makeCertificate: { zh: '开具结清证明', en: 'Get the certificate' },
  statement: { zh: '对账单', en: 'Statement' },
  statementText: {
    zh: '一段时间内的放款、还款明细和余额。',
    en: 'Payouts, payments and balances of a period.',
  },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  format: { zh: '格式', en: 'Format' },
  makeStatement: { zh: '生成对账单', en: 'Make the statement' },
  made: { zh: '已开具的文件', en: 'Papers you have' },
  period: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  madeOn: { zh: '{date} 开具', en: 'made on {date}' },
  openFailed: { zh: '打不开, 请稍后再试。', en: 'It cannot be opened. Try again soon.' },
})
