import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  disputes: { zh: '争议', en: 'Disputes' },
})
