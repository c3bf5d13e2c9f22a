import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  jobs: { zh: '后台任务', en: 'Jobs' },
})
