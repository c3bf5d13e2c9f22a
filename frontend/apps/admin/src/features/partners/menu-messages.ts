import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  merchants: { zh: '合作商户', en: 'Merchants' },
})
