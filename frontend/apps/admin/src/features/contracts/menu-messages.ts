import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  contracts: { zh: '合同', en: 'Contracts' },
})
