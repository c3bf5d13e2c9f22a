import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  lists: { zh: '黑白名单', en: 'Black and white list' },
})
