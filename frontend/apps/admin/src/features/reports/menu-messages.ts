import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  reports: { zh: '统计报表', en: 'Reports' },
})
