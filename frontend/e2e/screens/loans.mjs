// Loans, contracts, requests of borrowers and payments, as the officers see them.
const first = (query, name) => async (ask) => {
  const edges = (await ask(query))[name].edges
  return edges[0] ? encodeURIComponent(edges[0].node.id) : null
}
const at = (find, path) => async (ask) => {
  const id = await find(ask)
  return id ? path(id) : path('')
}
const LOAN = first(
  '{ loans(first: 1, where: { overdue: true }) { edges { node { id } } } }',
  'loans',
)
const CONTRACT = first(
  '{ contracts(first: 1, where: { status: SEALED }) { edges { node { id } } } }',
  'contracts',
)
const PAYOUT = first(
  '{ disbursements(first: 1, where: { status: FAILED }) { edges { node { id } } } }',
  'disbursements',
)
const ORDER = first('{ paymentOrders(first: 1) { edges { node { id } } } }', 'paymentOrders')
const REQUEST = first('{ serviceRequests(first: 1) { edges { node { id } } } }', 'serviceRequests')
const DISPUTE = first('{ loanDisputes(first: 1) { edges { node { id } } } }', 'loanDisputes')
const admin = (name, path, as = 'manager') => ({
  app: 'admin',
  as,
  name,
  ...(typeof path === 'function' ? { find: path } : { path }),
})

export default [
  admin('loans-filtered', '/loans?overdue=true'),
  admin(
    'loan',
    at(LOAN, (id) => `/loans/${id}`),
  ),
  ...[
    'transactions',
    'balances',
    'journal',
    'payments',
    'papers',
    'requests',
    'disputes',
    'servicing',
  ].map((tab) =>
    admin(
      `loan-${tab}`,
      at(LOAN, (id) => `/loans/${id}?tab=${tab}`),
    ),
  ),
  ...['repay', 'payoff', 'restructure', 'waive', 'reverse'].map((verb) =>
    admin(
      `loan-${verb}`,
      at(LOAN, (id) => `/loans/${id}?verb=${verb}`),
    ),
  ),
  admin('contracts', '/contracts'),
  admin(
    'contract',
    at(CONTRACT, (id) => `/contracts/${id}`),
  ),
  admin(
    'contract-signatures',
    at(CONTRACT, (id) => `/contracts/${id}?tab=signatures`),
  ),
  admin(
    'contract-payout',
    at(CONTRACT, (id) => `/contracts/${id}?tab=payout`),
  ),
  admin('requests', '/requests'),
  admin(
    'request',
    at(REQUEST, (id) => `/requests/${id}`),
  ),
  admin('disputes', '/disputes'),
  admin(
    'dispute',
    at(DISPUTE, (id) => `/disputes/${id}`),
  ),
  admin(
    'dispute-uphold',
    at(DISPUTE, (id) => `/disputes/${id}?verb=uphold`),
  ),
  admin('disbursements', '/disbursements'),
  admin(
    'disbursement',
    at(PAYOUT, (id) => `/disbursements/${id}`),
  ),
  admin('payments', '/payments'),
  admin(
    'payment',
    at(ORDER, (id) => `/payments/${id}`),
  ),
]
