import { defineMessages } from '@xindai/i18n'

export const offlineMessages = defineMessages({
  offline: { zh: '当前离线', en: 'You are offline' },
  shown: {
    zh: '离线, 显示的是 {time} 时的数据',
    en: 'Offline: this is as of {time}',
  },
  retry: { zh: '重试', en: 'Try again' },
})
