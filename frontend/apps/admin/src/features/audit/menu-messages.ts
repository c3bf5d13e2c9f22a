import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  audit: { zh: '审计', en: 'Audit trail' },
})
