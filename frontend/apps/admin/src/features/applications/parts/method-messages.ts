import { defineMessages } from '@xindai/i18n'

export const methodMessages = defineMessages({
  equal_instalment: { zh: '等额本息', en: 'Equal instalments' },
  equal_principal: { zh: '等额本金', en: 'Equal principal' },
  interest_only: { zh: '先息后本', en: 'Interest, then principal' },
  single_payment: { zh: '一次性还本付息', en: 'Single payment' },
  flat: { zh: '等本等息', en: 'Flat' },
  custom: { zh: '自定义', en: 'Custom' },
})
