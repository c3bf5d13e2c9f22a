import { defineMessages } from '@xindai/i18n'

export const liveMessages = defineMessages({
  live: { zh: '有变动时自动更新', en: 'Updates by itself' },
  short: { zh: '实时', en: 'Live' },
  connecting: { zh: '正在连接', en: 'Connecting' },
  waiting: { zh: '实时连接中断, 正在重连', en: 'Live updates interrupted, reconnecting' },
})
