import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  endOfDay: { zh: '日终', en: 'End of day' },
})
