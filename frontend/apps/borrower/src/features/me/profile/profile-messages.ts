import { defineMessages } from '@xindai/i18n'

export const profileMessages = defineMessages({
  title: { zh: '个人概况', en: 'Family and home' },
})
