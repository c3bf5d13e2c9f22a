import { defineMessages } from '@xindai/i18n'

/** What a returned application may be asked for besides papers, by its code. */
export const wantedMessages = defineMessages({
  amount: { zh: '借款金额', en: 'The amount' },
  instalments: { zh: '借款期限', en: 'The term' },
  method: { zh: '还款方式', en: 'The way of repaying' },
  purpose: { zh: '借款用途', en: 'The purpose' },
  bank_card: { zh: '收款银行卡', en: 'The bank card' },
  parties: { zh: '共同借款人或保证人', en: 'Co-borrower or guarantor' },
  contacts: { zh: '联系人', en: 'Your contacts' },
  employment: { zh: '工作信息', en: 'Your work' },
  monthly_amounts: { zh: '每月收支', en: 'What comes in and goes out in a month' },
  address: { zh: '居住地址', en: 'Your home address' },
})
