import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  customers: { zh: '客户', en: 'Customers' },
})
