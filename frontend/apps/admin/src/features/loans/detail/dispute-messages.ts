import { defineMessages } from '@xindai/i18n'

export const disputeMessages = defineMessages({
  title: { zh: '争议', en: 'Disputes' },
  empty: { zh: '借款人没有提出过争议。', en: 'The borrower has contested nothing.' },
  number: { zh: '争议编号', en: 'Number' },
  reason: { zh: '争议原因', en: 'Reason' },
  status: { zh: '状态', en: 'Status' },
  amount: { zh: '争议金额', en: 'Contested' },
  openedOn: { zh: '登记日期', en: 'Opened on' },
  answerDueOn: { zh: '答复期限', en: 'Answer due on' },
  late: { zh: '已超期', en: 'Late' },
  open: { zh: '登记争议', en: 'Write a dispute down' },
  openHint: {
    zh: '登记后争议金额不计息, 不计罚息, 逾期天数不增加, 并暂停提醒、催收与自动扣款, 直到办结。',
    en: 'From now on the amount bears no interest, no penalty runs, no day counts as past due and nobody reminds, collects or debits, until it is settled.',
  },
  event: { zh: '有争议的交易 (可选)', en: 'Contested transaction (optional)' },
  amountHint: { zh: '争议金额 (留空取交易金额)', en: 'Contested (empty: that of the transaction)' },
  text: { zh: '客户陈述', en: 'In his own words' },
})
