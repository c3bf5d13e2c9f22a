import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  cases: { zh: '催收案件', en: 'Collections' },
  promises: { zh: '还款承诺', en: 'Promises to pay' },
  agencies: { zh: '委外管理', en: 'Agencies' },
  legal: { zh: '诉讼与核销', en: 'Courts and write-offs' },
  strategy: { zh: '催收策略', en: 'Collection strategy' },
  figures: { zh: '催收主管', en: 'Collection desk' },
})
