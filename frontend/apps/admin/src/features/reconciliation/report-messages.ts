import { defineMessages } from '@xindai/i18n'

export const reportMessages = defineMessages({
  report: { zh: '清算报表', en: 'Settlement report' },
  account: { zh: '清算账户', en: 'Settlement account' },
  from: { zh: '起始日', en: 'From' },
  to: { zh: '截止日', en: 'To' },
  choose: { zh: '请选择清算账户与日期', en: 'Choose an account and days' },
  byDay: { zh: '按日', en: 'By day' },
  byMerchant: { zh: '按商户', en: 'By merchant' },
  on: { zh: '日期', en: 'Day' },
  lines: { zh: '流水', en: 'Lines' },
  moneyIn: { zh: '收入', en: 'In' },
  moneyOut: { zh: '支出', en: 'Out' },
  fees: { zh: '手续费', en: 'Fees' },
  bank: { zh: '银行合计', en: 'Bank' },
  ledger: { zh: '账面合计', en: 'Books' },
  posted: { zh: '对账补记', en: 'Posted' },
  rest: { zh: '剩余差额', en: 'Rest' },
  waiting: { zh: '待处理差异', en: 'Waiting' },
  merchant: { zh: '商户', en: 'Merchant' },
  orders: { zh: '笔数', en: 'Orders' },
  paid: { zh: '已付金额', en: 'Paid' },
  nothing: { zh: '没有发生额', en: 'Nothing has moved' },
  hint: {
    zh: '银行合计 = 收入 + 支出 + 手续费; 剩余差额 = 银行合计 - 账面合计 - 对账补记, 全部处理后为零或为在途款项。',
    en: 'Bank = in + out + fees; rest = bank - books - posted: zero, or what is on its way or in question.',
  },
})
