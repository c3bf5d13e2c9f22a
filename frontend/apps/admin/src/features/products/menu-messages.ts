import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  products: { zh: '产品', en: 'Products' },
})
