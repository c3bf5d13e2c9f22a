// Screens of approvals, books, the end of day and jobs.
const approval = async (ask) => {
  const data = await ask('{ approvals(first: 1) { edges { node { id } } } }')
  const id = data.approvals.edges[0]?.node.id
  return id ? `/approvals/${encodeURIComponent(id)}` : '/approvals'
}

export default [
  { app: 'admin', as: 'approver2', name: 'approvals', path: '/approvals' },
  { app: 'admin', as: 'approver2', name: 'approval', find: approval },
  { app: 'admin', as: 'risk', name: 'approval-policies', path: '/approvals/policies' },
  { app: 'admin', as: 'accountant', name: 'trial-balance', path: '/accounting/trial-balance' },
  { app: 'admin', as: 'accountant', name: 'journal-entries', path: '/accounting/entries' },
  { app: 'admin', as: 'accountant', name: 'end-of-day', path: '/end-of-day' },
  { app: 'admin', as: 'accountant', name: 'periods', path: '/accounting/periods' },
  { app: 'admin', as: 'admin', name: 'jobs', path: '/jobs' },
  { app: 'admin', as: 'auditor', name: 'audit', path: '/audit' },
  { app: 'admin', as: 'manager', name: 'exports', path: '/exports' },
]
