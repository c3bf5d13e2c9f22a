// Screens of applications: the queue, the lists, the workbench in its states, one in person.
const QUERY = `query ($where: ApplicationWhere) {
  applications(first: 1, order: DUE_FIRST, where: $where) { edges { node { id customer { id } } } }
}`

/** The first application of some states, or the list where the demo has none. */
const one =
  (statuses, tail = '') =>
  async (ask) => {
    const { applications } = await ask(QUERY, { where: { statuses } })
    const id = applications.edges[0]?.node.id
    return id ? `/applications/${encodeURIComponent(id)}${tail}` : '/applications'
  }

const person = async (ask) => {
  const { applications } = await ask(QUERY, { where: { statuses: ['DISBURSED'] } })
  const id = applications.edges[0]?.node.customer.id
  return id ? `/applications/new?customer=${encodeURIComponent(id)}` : '/applications/new'
}

// Due first: one that waits for a level, or where none does one that has been approved.
const REVIEW = ['REVIEW_1', 'REVIEW_2', 'REVIEW_3', 'APPROVED']
const TABS = ['decision', 'plan', 'customer', 'phone', 'history']

export default [
  { app: 'admin', as: 'approver1', name: 'queue', path: '/queue' },
  { app: 'admin', as: 'approver1', name: 'queue-all', path: '/queue?tab=all' },
  { app: 'admin', as: 'manager', name: 'applications', path: '/applications' },
  { app: 'admin', as: 'manager', name: 'application-statistics', path: '/application-statistics' },
  { app: 'admin', as: 'approver1', name: 'workbench', find: one(REVIEW) },
  ...TABS.map((tab) => ({
    app: 'admin',
    as: 'approver1',
    name: `workbench-${tab}`,
    find: one(REVIEW, `?tab=${tab}`),
  })),
  { app: 'admin', as: 'verifier', name: 'workbench-call', find: one(['PHONE_VERIFICATION']) },
  { app: 'admin', as: 'officer', name: 'workbench-returned', find: one(['RETURNED']) },
  { app: 'admin', as: 'officer', name: 'workbench-offer', find: one(['APPROVED'], '?tab=plan') },
  { app: 'admin', as: 'officer', name: 'application-new', path: '/applications/new' },
  { app: 'admin', as: 'officer', name: 'application-draft', find: person },
  { app: 'admin', as: 'officer', name: 'application-edit', find: one(['DRAFT'], '/edit') },
]
