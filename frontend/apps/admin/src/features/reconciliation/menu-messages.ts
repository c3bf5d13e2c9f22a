import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  runs: { zh: '对账', en: 'Reconciliation' },
  statements: { zh: '银行对账单', en: 'Bank statements' },
  suspense: { zh: '待清算款', en: 'Suspense' },
  report: { zh: '清算报表', en: 'Settlement report' },
})
