import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  webhooks: { zh: '回调', en: 'Webhooks' },
})
