import { defineMessages } from '@xindai/i18n'

export const preferenceMessages = defineMessages({
  title: { zh: '消息设置', en: 'Messages' },
  missing: { zh: '实名认证后可以设置。', en: 'Once we know who you are, you can choose.' },
  pushTitle: { zh: '本机推送', en: 'Push on this device' },
  pushOn: { zh: '已开启', en: 'On' },
  pushOff: { zh: '未开启', en: 'Off' },
  turnOn: { zh: '开启推送', en: 'Switch on' },
  turnOff: { zh: '关闭推送', en: 'Switch off' },
  unsupported: { zh: '此浏览器不支持推送。', en: 'This browser knows no pushes.' },
  denied: {
    zh: '浏览器不允许通知, 请在浏览器设置中开启。',
    en: 'The browser allows no notifications: change that in its settings.',
  },
  choices: { zh: '通知方式', en: 'How we tell you' },
  choicesHint: {
    zh: '还款相关消息至少保留一种方式; 夜间不打扰。',
    en: 'What concerns your payments keeps at least one way; nothing comes at night.',
  },
  language: { zh: '消息语言', en: 'Language of messages' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  email: { zh: '邮箱', en: 'E-mail' },
  emailNow: { zh: '现为 {email}; 留空则不变', en: 'Now {email}; leave it empty to keep it' },
  emailNone: { zh: '选填, 用于接收邮件提醒', en: 'If you want reminders by mail' },
  removeEmail: { zh: '删除邮箱', en: 'Take the address away' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
})
