import { defineMessages } from '@xindai/i18n'

export const verbMessages = defineMessages({
  approve: { zh: '审批通过', en: 'Approve' },
  amount: { zh: '批准金额', en: 'Amount' },
  amountHint: { zh: '不高于 {amount}', en: 'At most {amount}' },
  instalments: { zh: '期数', en: 'Instalments' },
  rate: { zh: '年利率 (%)', en: 'Yearly rate (%)' },
  opinion: { zh: '审批意见 (选填)', en: 'Opinion (optional)' },
  quote: { zh: '方案试算', en: 'The plan then' },
  instalment: { zh: '每期应还', en: 'An instalment' },
  apr: { zh: '年化综合成本', en: 'APR' },
  interest: { zh: '利息合计', en: 'Interest in all' },
  fee: { zh: '费用合计', en: 'Fees in all' },
  total: { zh: '还款合计', en: 'To be paid in all' },
  reject: { zh: '拒绝进件', en: 'Reject' },
  code: { zh: '拒绝原因', en: 'Reason' },
  remark: { zh: '补充说明 (选填)', en: 'More (optional)' },
  sendBack: { zh: '退回补件', en: 'Return for more' },
  wanted: { zh: '需要补充', en: 'What is wanted' },
  explain: { zh: '给申请人的说明', en: 'What the applicant reads' },
  handOver: { zh: '转交同事', en: 'Hand over' },
  colleague: { zh: '转交给', en: 'To' },
  noColleague: {
    zh: '没有其他同事可以处理这件进件。',
    en: 'No other colleague may work on it.',
  },
  why: { zh: '原因', en: 'Why' },
  withdraw: { zh: '撤回进件', en: 'Withdraw' },
  withdrawHint: {
    zh: '撤回后不能恢复, 需要重新申请。',
    en: 'It cannot be undone. One applies anew.',
  },
  accept: { zh: '代客户确认报价', en: 'Accept the offer for the customer' },
  acceptAmount: { zh: '确认金额', en: 'Amount accepted' },
  inPerson: { zh: '客户如何同意', en: 'How the customer agreed' },
  inPersonHint: { zh: '例如: 客户到店当面确认', en: 'For example: in person at the branch' },
  conflict: { zh: '申报利益冲突', en: 'Declare a conflict of interest' },
  conflictHint: {
    zh: '申报后, 您不能再处理此客户及其关联人的进件。',
    en: 'You may then no longer work on applications of this customer and his relations.',
  },
})

/** The usual reasons of a rejection. What is sent is the text; it stands in the record. */
export const rejectReasons = defineMessages({
  debts: { zh: '负债过高', en: 'Debts too high' },
  income: { zh: '收入不足或无法核实', en: 'Income too low or not to be verified' },
  credit: { zh: '信用记录不良', en: 'Bad credit record' },
  untrue: { zh: '资料不实', en: 'Untrue particulars' },
  identity: { zh: '身份无法核实', en: 'Identity not to be verified' },
  purpose: { zh: '用途不符合规定', en: 'Purpose not permitted' },
  policy: { zh: '不符合准入政策', en: 'Outside of the policy' },
  fraud: { zh: '疑似欺诈', en: 'Suspected fraud' },
  other: { zh: '其他', en: 'Other' },
})
