import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  exports: { zh: '我的导出', en: 'My exports' },
})
