// Screens of branches, roles and API clients.
const client = async (ask) => {
  const data = await ask('{ apiClients { id } }')
  const id = data.apiClients[0]?.id
  return id ? `/clients/${encodeURIComponent(id)}` : '/clients'
}

export default [
  { app: 'admin', as: 'admin', name: 'branches', path: '/branches' },
  { app: 'admin', as: 'admin', name: 'roles', path: '/roles' },
  { app: 'admin', as: 'admin', name: 'clients', path: '/clients' },
  { app: 'admin', as: 'admin', name: 'webhooks', path: '/webhooks' },
  { app: 'admin', as: 'admin', name: 'client', find: client },
]
