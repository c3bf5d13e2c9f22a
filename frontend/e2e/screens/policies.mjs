// Screens of decision policies.
const policy = (query) => async (ask) => {
  const { policies } = await ask('{ policies { id code } }')
  const found = policies.find(({ code }) => code === 'standard') ?? policies[0]
  return `/policies/${encodeURIComponent(found.id)}${query}`
}

export default [
  { app: 'admin', as: 'risk', name: 'policies', path: '/policies' },
  { app: 'admin', as: 'risk', name: 'policy', find: policy('') },
  { app: 'admin', as: 'risk', name: 'policy-computation', find: policy('?node=risk') },
  { app: 'admin', as: 'risk', name: 'policy-texts', find: policy('?tab=texts') },
  { app: 'admin', as: 'risk', name: 'policy-tests', find: policy('?tab=tests') },
  { app: 'admin', as: 'risk', name: 'policy-try', find: policy('?tab=try') },
  { app: 'admin', as: 'risk', name: 'policy-simulation', find: policy('?tab=simulation') },
  { app: 'admin', as: 'risk', name: 'policy-versions', find: policy('?tab=versions') },
]
