import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  loans: { zh: '借据', en: 'Loans' },
})
