import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  branches: { zh: '机构', en: 'Branches' },
})
