import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  authority: { zh: '审批权限', en: 'Approval authority' },
})
