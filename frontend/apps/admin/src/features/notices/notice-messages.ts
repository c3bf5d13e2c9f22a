import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  title: { zh: '通知', en: 'Notices' },
  bell: { zh: '通知, {n} 条未读', en: 'Notices, {n} unread' },
  all: { zh: '查看全部', en: 'See all' },
  readAll: { zh: '全部标为已读', en: 'Mark all as read' },
  read: { zh: '标为已读', en: 'Mark as read' },
  empty: { zh: '没有通知。', en: 'No notices.' },
  text: { zh: '内容', en: 'Notice' },
  at: { zh: '时间', en: 'At' },
  state: { zh: '状态', en: 'State' },
  unread: { zh: '未读', en: 'Unread' },
  wasRead: { zh: '已读', en: 'Read' },
})
