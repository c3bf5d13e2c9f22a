import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  scorecards: { zh: '评分卡', en: 'Scorecards' },
})
