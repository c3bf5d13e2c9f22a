import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  messages: { zh: '消息发送', en: 'Messages' },
  templates: { zh: '消息模板', en: 'Message templates' },
  reminders: { zh: '提醒策略', en: 'Reminder policy' },
  rules: { zh: '触达规则', en: 'Contact rules' },
})
