import { defineMessages } from '@xindai/i18n'

export const paperMessages = defineMessages({
  title: { zh: '证明与对账单', en: 'Papers' },
  number: { zh: '编号', en: 'Number' },
  kind: { zh: '类型', en: 'Paper' },
  period: { zh: '区间', en: 'Period' },
  format: { zh: '格式', en: 'Format' },
  createdAt: { zh: '出具时间', en: 'Made at' },
  download: { zh: '下载', en: 'Download' },
  downloadOne: { zh: '下载 {number}', en: 'Download {number}' },
  empty: {
    zh: '还没有出具过文件。',
    en: 'None has been made yet.',
  },
  statement: { zh: '出具对账单', en: 'Make a statement' },
  settlement: { zh: '出具结清证明', en: 'Make a settlement certificate' },
  settlementHint: {
    zh: '结清证明加盖电子印章并编号, 可凭验证码核验。',
    en: 'It is sealed and numbered, and can be verified by its code.',
  },
  from: { zh: '起始日', en: 'From' },
  to: { zh: '截止日', en: 'To' },
})

export const cardMessages = defineMessages({
  title: { zh: '银行卡扣款', en: 'Payments by card' },
  number: { zh: '单号', en: 'Number' },
  status: { zh: '状态', en: 'Status' },
  amount: { zh: '金额', en: 'Amount' },
  payoff: { zh: '结清', en: 'Pays off' },
  card: { zh: '银行卡', en: 'Card' },
  failure: { zh: '失败原因', en: 'Why it failed' },
  createdAt: { zh: '发起时间', en: 'Started at' },
  settledAt: { zh: '完成时间', en: 'Settled at' },
  empty: { zh: '没有银行卡扣款。', en: 'Nothing has been collected by card.' },
  collect: { zh: '发起扣款', en: 'Collect from a card' },
  collectHint: {
    zh: '须经客户同意。银行确认后自动入账; 在途时不能再发起。',
    en: 'The customer has to agree. It is booked when the bank confirms; one at a time.',
  },
  what: { zh: '扣款内容', en: 'What to collect' },
  part: { zh: '指定金额', en: 'An amount' },
  all: { zh: '结清全部', en: 'What closes the loan today' },
  agreement: { zh: '客户如何同意', en: 'How the customer agreed' },
  cancel: { zh: '撤销', en: 'Take back' },
  cancelOne: { zh: '撤销 {number}', en: 'Take back {number}' },
  action: { zh: '操作', en: 'Action' },
})

export const requestMessages = defineMessages({
  title: { zh: '客户申请', en: 'Requests' },
  number: { zh: '申请号', en: 'Number' },
  kind: { zh: '申请事项', en: 'What is asked for' },
  reason: { zh: '原因', en: 'Reason' },
  status: { zh: '状态', en: 'Status' },
  createdAt: { zh: '提交时间', en: 'Handed in at' },
  empty: { zh: '客户没有就这笔借据提出申请。', en: 'Nothing has been asked about this loan.' },
})
