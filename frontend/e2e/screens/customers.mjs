// Screens of customers.
const customer = (tab) => async (ask) => {
  const data = await ask(
    '{ loans(first: 1, where: { status: ACTIVE }) { edges { node { customer { id } } } } }',
  )
  const id = encodeURIComponent(data.loans.edges[0].node.customer.id)
  return `/customers/${id}${tab ? `?tab=${tab}` : ''}`
}

export default [
  { app: 'admin', as: 'manager', name: 'customers', path: '/customers' },
  { app: 'admin', as: 'manager', name: 'customer', find: customer() },
  { app: 'admin', as: 'manager', name: 'customer-business', find: customer('business') },
  { app: 'admin', as: 'manager', name: 'customer-documents', find: customer('documents') },
  { app: 'admin', as: 'manager', name: 'customer-standing', find: customer('standing') },
  { app: 'admin', as: 'manager', name: 'customer-history', find: customer('history') },
]
