import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  templates: { zh: '合同模板', en: 'Contract templates' },
})
