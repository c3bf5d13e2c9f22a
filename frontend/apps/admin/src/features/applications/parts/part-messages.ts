import { defineMessages } from '@xindai/i18n'

export const partMessages = defineMessages({
  left: { zh: '剩 {time}', en: '{time} left' },
  overdueBy: { zh: '已超时 {time}', en: 'Overdue by {time}' },
  dueAt: { zh: '应在 {at} 前完成', en: 'To be done by {at}' },
  nobody: { zh: '无人处理', en: 'Nobody' },
  me: { zh: '我', en: 'Me' },
})
