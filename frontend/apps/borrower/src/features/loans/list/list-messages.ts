import { defineMessages } from '@xindai/i18n'

export const listMessages = defineMessages({
  title: { zh: '我的还款', en: 'My loans' },
  open: { zh: '还款中', en: 'Running' },
  closed: { zh: '已结束', en: 'Finished' },
  emptyTitle: { zh: '还没有借据', en: 'You have no loan yet' },
  emptyText: {
    zh: '放款后, 还款计划和每一笔还款都在这里。',
    en: 'After a payout the schedule and every payment are here.',
  },
  borrow: { zh: '查看可借产品', en: 'See what you can borrow' },
  due: { zh: '下次应还', en: 'Next payment' },
  dueOn: { zh: '还款日', en: 'Due on' },
  overdue: { zh: '已逾期 {n} 天', en: '{n} days late' },
  late: { zh: '逾期未还', en: 'Late' },
  nextDueOn: { zh: '下期还款日', en: 'Next due on' },
  left: { zh: '剩余本金', en: 'Principal left' },
  pay: { zh: '去还款', en: 'Pay' },
  see: { zh: '查看借据', en: 'See the loan' },
  pending: {
    zh: '放款后开始计息, 请留意通知。',
    en: 'It begins with the payout. We will tell you.',
  },
  borrowed: { zh: '借款', en: 'Borrowed' },
  closedOn: { zh: '{date} 结清', en: 'paid off on {date}' },
})
