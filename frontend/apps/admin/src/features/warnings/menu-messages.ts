import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  watch: { zh: '关注名单', en: 'Watch list' },
  tasks: { zh: '预警任务', en: 'Warning tasks' },
  figures: { zh: '预警统计', en: 'Warning statistics' },
  policy: { zh: '预警策略', en: 'Warning policy' },
})
