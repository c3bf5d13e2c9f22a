// Screens of merchants.
const merchant = async (ask) => {
  const { merchants } = await ask('{ merchants(first: 1) { edges { node { id } } } }')
  return `/merchants/${encodeURIComponent(merchants.edges[0].node.id)}`
}

export default [
  { app: 'admin', as: 'partners', name: 'merchants', path: '/merchants' },
  { app: 'admin', as: 'partners', name: 'merchant', find: merchant },
]
