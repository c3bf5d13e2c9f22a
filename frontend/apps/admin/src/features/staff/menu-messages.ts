import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  staff: { zh: '员工', en: 'Staff' },
  conflicts: { zh: '利益冲突', en: 'Conflicts of interest' },
})
