import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  home: { zh: '首页', en: 'Home' },
})
