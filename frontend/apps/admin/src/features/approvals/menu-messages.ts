import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  approvals: { zh: '复核', en: 'Approvals' },
})
