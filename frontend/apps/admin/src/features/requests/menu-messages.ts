import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  requests: { zh: '客户申请', en: 'Requests' },
})
