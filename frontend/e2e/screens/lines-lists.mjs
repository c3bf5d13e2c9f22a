// Screens of credit lines, their proposals, and the black and white list.
const first = (path, field, list) => async (ask) => {
  const data = await ask(`{ ${field}(first: 1) { edges { node { id } } } }`)
  const id = data[field].edges[0]?.node.id
  return id ? `${path}/${encodeURIComponent(id)}` : list
}

export default [
  { app: 'admin', as: 'manager', name: 'credit-lines', path: '/credit-lines' },
  {
    app: 'admin',
    as: 'manager',
    name: 'credit-line',
    find: first('/credit-lines', 'creditLines', '/credit-lines'),
  },
  { app: 'admin', as: 'manager', name: 'line-proposals', path: '/line-proposals' },
  {
    app: 'admin',
    as: 'manager',
    name: 'line-proposal',
    find: first('/line-proposals', 'creditLineProposals', '/line-proposals'),
  },
  { app: 'admin', as: 'risk', name: 'lists', path: '/lists' },
  { app: 'admin', as: 'manager', name: 'list-imports', path: '/lists/imports' },
  {
    app: 'admin',
    as: 'manager',
    name: 'list-import',
    find: first('/lists/imports', 'listImports', '/lists/imports'),
  },
]
