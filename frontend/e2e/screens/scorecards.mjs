// Screens of scorecards.
const card = (query) => async (ask) => {
  const { scorecards } = await ask('{ scorecards(first: 1) { edges { node { id } } } }')
  return `/scorecards/${encodeURIComponent(scorecards.edges[0].node.id)}${query}`
}

export default [
  { app: 'admin', as: 'risk', name: 'scorecards', path: '/scorecards' },
  { app: 'admin', as: 'risk', name: 'scorecard', find: card('') },
  { app: 'admin', as: 'risk', name: 'scorecard-try', find: card('?tab=try') },
]
