import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  title: { zh: '利益冲突', en: 'Conflicts of interest' },
  sub: {
    zh: '申报后, 该员工不能经办这位客户的进件。',
    en: 'Who has declared one does not work on the applications of that customer.',
  },
  declare: { zh: '申报', en: 'Declare' },
  staff: { zh: '员工', en: 'Colleague' },
  self: { zh: '留空表示本人', en: 'Empty for yourself' },
  customer: { zh: '客户', en: 'Customer' },
  seeCustomer: { zh: '查看客户', en: 'See the customer' },
  reason: { zh: '原因', en: 'Reason' },
  reasonHint: { zh: '例如亲属、朋友、经济往来', en: 'Such as family, friends, dealings' },
  declaredBy: { zh: '申报人', en: 'Declared by' },
  declaredAt: { zh: '申报时间', en: 'Declared at' },
  end: { zh: '解除', en: 'End' },
  endSure: { zh: '解除后可以经办该客户的进件。', en: 'The colleague may work on them again.' },
  empty: { zh: '没有申报的利益冲突。', en: 'None declared.' },
})
