// Screens of contract templates.
const template = (query) => async (ask) => {
  const { contractTemplates } = await ask('{ contractTemplates { id } }')
  return `/templates/${encodeURIComponent(contractTemplates[0].id)}${query}`
}

export default [
  { app: 'admin', as: 'product', name: 'templates', path: '/templates' },
  { app: 'admin', as: 'product', name: 'template', find: template('') },
  { app: 'admin', as: 'product', name: 'template-text', find: template('?tab=text') },
  { app: 'admin', as: 'product', name: 'template-versions', find: template('?tab=versions') },
]
