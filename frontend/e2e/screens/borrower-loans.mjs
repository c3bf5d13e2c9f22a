// What a borrower sees of his loans.
const as = '10009000201'
const LOANS = '{ me { loans { id status } } }'
const idOf = async (ask, status) => {
  const { me } = await ask(LOANS)
  const found = me.loans.find((loan) => loan.status === status)
  if (!found) throw new Error(`the demo has no loan of ${as} that is ${status}`)
  return encodeURIComponent(found.id)
}
const of = (status, name, rest = '') => ({
  app: 'm',
  as,
  name,
  find: async (ask) => `/loans/${await idOf(ask, status)}${rest}`,
})

export default [
  { app: 'm', as, name: 'loans', path: '/loans' },
  of('ACTIVE', 'loan'),
  of('CLOSED', 'loan-paid-off'),
  of('ACTIVE', 'loan-schedule', '/schedule'),
  {
    ...of('ACTIVE', 'loan-instalment', '/schedule'),
    prepare: async (page, language) => {
      const name = { zh: /第 7 期/, en: /Instalment 7/ }[language]
      await page.getByRole('button', { name }).click()
      await page.locator('.l-reasons').waitFor()
    },
  },
  of('ACTIVE', 'loan-history', '/history'),
  of('ACTIVE', 'loan-cost', '/cost'),
  of('ACTIVE', 'loan-pay', '/pay'),
  of('ACTIVE', 'loan-payoff', '/payoff'),
  of('ACTIVE', 'loan-requests', '/requests'),
  of('ACTIVE', 'loan-request-new', '/requests/new'),
  of('ACTIVE', 'loan-disputes', '/disputes'),
  of('ACTIVE', 'loan-dispute-new', '/disputes/new'),
  of('ACTIVE', 'loan-papers', '/papers'),
  of('ACTIVE', 'loan-debit', '/debit'),
  of('ACTIVE', 'loan-hardship', '/hardship'),
  of('CLOSED', 'loan-certificate', '/papers'),
]
