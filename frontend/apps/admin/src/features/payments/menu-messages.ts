import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  disbursements: { zh: '放款', en: 'Disbursements' },
  orders: { zh: '支付指令', en: 'Payment orders' },
})
