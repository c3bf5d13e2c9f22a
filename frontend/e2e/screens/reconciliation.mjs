// Screens of reconciliation: statements, runs, breaks, suspense and the settlement report.
const first = (field, path) => async (ask) => {
  const data = await ask(`{ ${field}(first: 1) { edges { node { id } } } }`)
  const id = data[field].edges[0]?.node.id
  return id ? `${path}/${encodeURIComponent(id)}` : path
}
const as = 'accountant'

export default [
  { app: 'admin', as, name: 'statements', path: '/statements' },
  { app: 'admin', as, name: 'statement', find: first('bankStatements', '/statements') },
  { app: 'admin', as, name: 'reconciliation', path: '/reconciliation' },
  {
    app: 'admin',
    as,
    name: 'reconciliation-run',
    find: first('reconciliationRuns', '/reconciliation'),
  },
  {
    app: 'admin',
    as,
    name: 'reconciliation-break',
    find: async (ask) => {
      const data = await ask('{ reconciliationBreaks(first: 1) { edges { node { id } } } }')
      const id = data.reconciliationBreaks.edges[0]?.node.id
      return id ? `/reconciliation/breaks/${encodeURIComponent(id)}` : '/reconciliation'
    },
  },
  { app: 'admin', as, name: 'suspense', path: '/suspense' },
  { app: 'admin', as, name: 'suspense-item', find: first('suspenseItems', '/suspense') },
  { app: 'admin', as, name: 'settlement', path: '/settlement' },
]
