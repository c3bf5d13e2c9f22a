import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  trialBalance: { zh: '试算平衡', en: 'Trial balance' },
  periods: { zh: '会计期间', en: 'Accounting periods' },
  entries: { zh: '会计分录', en: 'Journal entries' },
})
