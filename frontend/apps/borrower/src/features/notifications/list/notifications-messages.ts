import { defineMessages } from '@xindai/i18n'

export const notificationMessages = defineMessages({
  title: { zh: '通知', en: 'Notices' },
  unread: { zh: '未读', en: 'New' },
  readAll: { zh: '全部已读', en: 'Mark all as read' },
  more: { zh: '更早的通知', en: 'Earlier notices' },
  emptyTitle: { zh: '还没有通知', en: 'No notices yet' },
  emptyText: {
    zh: '申请、放款和账户安全的消息会出现在这里。',
    en: 'News of your applications, payouts and account appear here.',
  },
  home: { zh: '回到首页', en: 'To the start page' },
})
