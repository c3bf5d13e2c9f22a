import { defineMessages } from '@xindai/i18n'

export const meMessages = defineMessages({
  title: { zh: '我的', en: 'Me' },
  identityMissing: { zh: '实名认证后才能借款', en: 'Tell us who you are to borrow' },
  verified: { zh: '已实名', en: 'Known' },
  unverified: { zh: '未实名', en: 'Not yet' },
  mine: { zh: '我的资料', en: 'About me' },
  cards: { zh: '银行卡', en: 'Bank cards' },
  profile: { zh: '个人概况', en: 'Family and home' },
  work: { zh: '工作与收支', en: 'Work and income' },
  contacts: { zh: '联系人', en: 'Contacts' },
  documents: { zh: '资料证件', en: 'Documents' },
  account: { zh: '账户', en: 'Account' },
  security: { zh: '账户安全', en: 'Security' },
  consents: { zh: '授权与协议', en: 'What I agreed to' },
  data: { zh: '导出个人数据', en: 'Export my data' },
  language: { zh: '语言', en: 'Language' },
  help: { zh: '帮助与关于', en: 'Help and about' },
  signOutOffline: { zh: '联网后才能退出登录。', en: 'You can sign out once you are online.' },
  signOut: { zh: '退出登录', en: 'Sign out' },
})
