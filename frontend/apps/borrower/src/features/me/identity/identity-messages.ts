import { defineMessages } from '@xindai/i18n'

export const identityMessages = defineMessages({
  title: { zh: '实名认证', en: 'Who you are' },
  done: { zh: '已实名', en: 'We know who you are' },
  doneText: { zh: '姓名与身份证号不能更改。', en: 'Name and ID number cannot be changed.' },
  name: { zh: '姓名', en: 'Name' },
  idNumber: { zh: '身份证号', en: 'ID number' },
  phone: { zh: '手机号', en: 'Mobile number' },
  number: { zh: '客户号', en: 'Customer number' },
  since: { zh: '认证时间', en: 'Since' },
  cards: { zh: '银行卡', en: 'Bank cards' },
})
