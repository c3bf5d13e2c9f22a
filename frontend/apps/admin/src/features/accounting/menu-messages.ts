import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  trialBalance: { zh: '试算平衡', en: 'Trial balance' },
  entries: { zh: '会计分录', en: 'Journal entries' },
})
