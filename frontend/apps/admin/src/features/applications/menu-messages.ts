import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  queue: { zh: '审批队列', en: 'Work queue' },
  applications: { zh: '进件', en: 'Applications' },
  statistics: { zh: '进件统计', en: 'Funnel and times' },
})
