import { defineMessages } from '@xindai/i18n'

export const homeMessages = defineMessages({
  title: { zh: '首页', en: 'Home' },
})
