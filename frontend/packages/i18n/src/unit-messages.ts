import { defineMessages } from './messages'

export const unitMessages = defineMessages({
  days: { zh: '天', en: 'd' },
  hours: { zh: '小时', en: 'h' },
  minutes: { zh: '分', en: 'min' },
  seconds: { zh: '秒', en: 's' },
})
