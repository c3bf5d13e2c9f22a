import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  trialBalance: { zh: '试算平衡', en: 'Trial balance' },
  entries: { zh: '会计分录', en: 'Journal entries' },
  on: { zh: '日期', en: 'On' },
  account: { zh: '科目', en: 'Account' },
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '类别', en: 'Kind' },
  opening: { zh: '期初余额', en: 'Opening' },
  debit: { zh: '借方', en: 'Debit' },
  credit: { zh: '贷方', en: 'Credit' },
  closing: { zh: '期末余额', en: 'Closing' },
  balanced: { zh: '借贷平衡', en: 'In balance' },
  unbalanced: { zh: '借贷不平, 相差 {amount}', en: 'Out of balance by {amount}' },
  nothing: {
    zh: '当日没有余额。放款后即有分录。',
    en: 'No balances on this day. Entries come with the first loan paid out.',
  },
  number: { zh: '凭证号', en: 'Number' },
  bookedOn: { zh: '记账日', en: 'Booked on' },
  valueOn: { zh: '起息日', en: 'Value date' },
  description: { zh: '摘要', en: 'Description' },
  entryKind: { zh: '类型', en: 'Kind' },
  lines: { zh: '分录行', en: 'Lines' },
  total: { zh: '发生额', en: 'Amount' },
  emptyEntries: { zh: '没有分录。', en: 'No entries.' },
  accountFilter: { zh: '科目代码', en: 'Account code' },
})
