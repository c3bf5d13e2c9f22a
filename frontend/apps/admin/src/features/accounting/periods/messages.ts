import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  title: { zh: '会计期间', en: 'Accounting periods' },
  month: { zh: '月份', en: 'Month' },
  status: { zh: '状态', en: 'Status' },
  open: { zh: '开放', en: 'Open' },
  closed: { zh: '已关账', en: 'Closed' },
  close: { zh: '关账', en: 'Close' },
  closeSure: {
    zh: '关账后不能再向这个月记账, 且不能撤销。',
    en: 'Nothing can be booked into the month after that, and it stays closed.',
  },
  empty: { zh: '还没有会计期间。', en: 'No periods yet.' },
})
