// The collectors' screens: worklist, workbench, promises, courts, agencies, desk, strategy.
const caseAt =
  (where, tail = '') =>
  async (ask) => {
    const query = `{ collectionCases(first: 1, where: ${where}) { edges { node { id } } } }`
    const [edge] = (await ask(query)).collectionCases.edges
    return `/collections/cases/${edge ? encodeURIComponent(edge.node.id) : ''}${tail}`
  }
const admin = (name, path, as = 'manager') => ({
  app: 'admin',
  as,
  name,
  ...(typeof path === 'function' ? { find: path } : { path }),
})

export default [
  admin('collections', '/collections'),
  admin('collections-mine', '/collections?isMine=true', 'collector'),
  admin('collection-case', caseAt('{ status: OPEN }')),
  admin('collection-case-mine', caseAt('{ status: OPEN, isMine: true }'), 'collector'),
  admin(
    'collection-promise-form',
    caseAt('{ status: OPEN, isMine: true }', '?verb=promise'),
    'collector',
  ),
  admin('collection-write-off-form', caseAt('{ status: OPEN }', '?verb=writeOff')),
  admin('collection-promises', '/collections/promises'),
  admin('collection-legal', '/collections/legal'),
  admin('collection-write-offs', '/collections/legal?tab=writeOffs', 'risk'),
  admin('collection-agencies', '/collections/agencies'),
  admin('collection-desk', '/collections/desk'),
  admin('collection-strategy', '/collections/strategy', 'risk'),
]
