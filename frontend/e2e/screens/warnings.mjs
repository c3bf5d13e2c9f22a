// Screens of early warning.
const first = async (ask, query, path) => {
  const [node] = Object.values(await ask(query))[0].edges.map((edge) => edge.node)
  return node ? path(encodeURIComponent(node.id ?? node.customerId)) : '/warnings'
}
const task = (ask) =>
  first(
    ask,
    '{ warningTasks(first: 1) { edges { node { id } } } }',
    (id) => `/warnings/tasks/${id}`,
  )
const customer = (ask) =>
  first(
    ask,
    '{ watchList(first: 1) { edges { node { customerId } } } }',
    (id) => `/customers/${id}?tab=warnings`,
  )

export default [
  { app: 'admin', as: 'manager', name: 'watch-list', path: '/warnings' },
  { app: 'admin', as: 'manager', name: 'warning-tasks', path: '/warnings/tasks' },
  { app: 'admin', as: 'manager', name: 'warning-task', find: task },
  { app: 'admin', as: 'manager', name: 'customer-warnings', find: customer },
  { app: 'admin', as: 'risk', name: 'warning-statistics', path: '/warnings/statistics' },
  { app: 'admin', as: 'risk', name: 'warning-policy', path: '/warnings/policy' },
]
