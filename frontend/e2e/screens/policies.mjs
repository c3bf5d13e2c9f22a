// Screens of decision policies.
const policy = (query) => async (ask) => {
  const { policies } = await ask('{ policies { id code } }')
  const found = policies.find(({ code }) => code === 'standard') ?? policies[0]
  return `/policies/${encodeURIComponent(found.id)}${query}`
}

/** The newest result of the champion; a simulation is run if there is none. */
const result = async (ask) => {
  const { policies } = await ask('{ policies { id code versions { id arm number } } }')
  const { id, versions } = policies.find(({ code }) => code === 'standard')
  const champion = versions.find(({ arm }) => arm === 'CHAMPION')
  const listed = `query ($id: ID!) { policySimulations(versionId: $id, first: 1) {
    edges { node { id status } } } }`
  const newest = async () =>
    (await ask(listed, { id: champion.id })).policySimulations.edges[0]?.node
  if (!(await newest())) {
    const start = `mutation ($input: PolicySimulationStartInput!) {
      policySimulationStart(input: $input) { userErrors { code } } }`
    await ask(start, { input: { versionId: champion.id, idempotencyKey: `screens-${Date.now()}` } })
  }
  for (let tries = 0; tries < 60 && (await newest()).status !== 'DONE'; tries++)
    await new Promise((done) => setTimeout(done, 500))
  const simulation = encodeURIComponent((await newest()).id)
  return `/policies/${encodeURIComponent(id)}?tab=simulation&simulation=${simulation}`
}

const WORDS = {
  zh: { edit: '编辑', add: '增加节点', rename: '改名', remove: '删除节点', save: '保存草稿' },
  en: {
    edit: 'Edit',
    add: 'Add a node',
    rename: 'Rename',
    remove: 'Remove the node',
    save: 'Save the draft',
  },
}
/** Presses one button after another; nothing is kept that the server takes. */
const press =
  (...names) =>
  async (page, language) => {
    for (const name of names)
      await page.getByRole('button', { name: WORDS[language][name], exact: true }).last().click()
    await page.waitForTimeout(600)
  }

export default [
  { app: 'admin', as: 'risk', name: 'policies', path: '/policies' },
  { app: 'admin', as: 'risk', name: 'policy', find: policy('') },
  { app: 'admin', as: 'risk', name: 'policy-computation', find: policy('?node=risk') },
  { app: 'admin', as: 'risk', name: 'policy-edit', find: policy(''), prepare: press('edit') },
  {
    app: 'admin',
    as: 'risk',
    name: 'policy-node-add',
    find: policy('?node=phone'),
    prepare: press('edit', 'add'),
  },
  {
    app: 'admin',
    as: 'risk',
    name: 'policy-node-rename',
    find: policy('?node=grades'),
    prepare: press('edit', 'rename'),
  },
  {
    app: 'admin',
    as: 'risk',
    name: 'policy-node-remove',
    find: policy('?node=risk'),
    prepare: press('edit', 'remove'),
  },
  {
    app: 'admin',
    as: 'risk',
    name: 'policy-node-refused',
    find: policy('?node=risk'),
    prepare: async (page, language) => {
      await press('edit', 'remove', 'remove', 'save')(page, language)
      await page.getByText(/保存被拒绝|Not saved/).waitFor()
    },
  },
  { app: 'admin', as: 'risk', name: 'policy-texts', find: policy('?tab=texts') },
  { app: 'admin', as: 'risk', name: 'policy-tests', find: policy('?tab=tests') },
  { app: 'admin', as: 'risk', name: 'policy-try', find: policy('?tab=try') },
  { app: 'admin', as: 'risk', name: 'policy-simulation', find: policy('?tab=simulation') },
  { app: 'admin', as: 'risk', name: 'policy-simulation-result', find: result },
  { app: 'admin', as: 'risk', name: 'policy-versions', find: policy('?tab=versions') },
]
