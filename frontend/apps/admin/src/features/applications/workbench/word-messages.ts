import { defineMessages } from '@xindai/i18n'

/** What happens besides the moves from state to state. */
export const eventMessages = defineMessages({
  create: { zh: '创建', en: 'Created' },
  claim: { zh: '领取', en: 'Claimed' },
  release: { zh: '退回队列', en: 'Released' },
  hand_over: { zh: '转交', en: 'Handed over' },
  call_in_vain: { zh: '电话未接通', en: 'Called in vain' },
  note: { zh: '备注', en: 'Noted' },
  overdue: { zh: '超时提醒', en: 'Told that it is overdue' },
})

/** Fields that may be missing, and what a returned application may be asked for besides papers. */
export const fieldMessages = defineMessages({
  amount: { zh: '申请金额', en: 'Amount' },
  instalments: { zh: '期数', en: 'Instalments' },
  method: { zh: '还款方式', en: 'Method of repayment' },
  purpose: { zh: '借款用途', en: 'Purpose' },
  parties: { zh: '保证人', en: 'Guarantor' },
  merchantId: { zh: '商户', en: 'Merchant' },
  bankCardId: { zh: '收款银行卡', en: 'Bank card' },
  consents: { zh: '客户授权', en: 'Consents' },
  bank_card: { zh: '收款银行卡', en: 'Bank card' },
  monthly_amounts: { zh: '每月收支', en: 'Monthly amounts' },
  contacts: { zh: '联系人', en: 'Contacts' },
  employment: { zh: '工作信息', en: 'Employment' },
  address: { zh: '居住地址', en: 'Address' },
})
