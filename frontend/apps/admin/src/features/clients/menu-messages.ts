import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  clients: { zh: '接口客户端', en: 'API clients' },
})
