import { defineMessages } from '@xindai/i18n'

export const loansMessages = defineMessages({
  tab: { zh: '还款', en: 'Loans' },
  loan: { zh: '借据', en: 'Loan' },
})
