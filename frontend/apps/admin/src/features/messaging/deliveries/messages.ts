import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  title: { zh: '消息发送', en: 'Messages' },
  sub: {
    zh: '每条消息都经触达规则放行; 不在时段内的会延后, 不会丢失',
    en: 'Each message has passed the contact rules; out of hours it waits, and is not lost',
  },
  customer: { zh: '客户', en: 'Customer' },
  kind: { zh: '消息类型', en: 'Kind' },
  purpose: { zh: '用途', en: 'Purpose' },
  channel: { zh: '渠道', en: 'Channel' },
  status: { zh: '状态', en: 'Status' },
  reason: { zh: '原因', en: 'Reason' },
  text: { zh: '内容', en: 'Text' },
  dueAt: { zh: '计划发送', en: 'Due' },
  sentAt: { zh: '发送时间', en: 'Sent' },
  deliveredAt: { zh: '送达时间', en: 'Delivered' },
  settledAt: { zh: '状态时间', en: 'State since' },
  tries: { zh: '尝试次数', en: 'Tries' },
  createdAt: { zh: '创建时间', en: 'Created' },
  empty: { zh: '没有消息', en: 'No messages' },
})
