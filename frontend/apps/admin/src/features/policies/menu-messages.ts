import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  policies: { zh: '决策策略', en: 'Decision policies' },
})
