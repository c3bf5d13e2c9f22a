// Messages, their templates, contact rules, and a borrower's choices.
const template = (query) => async (ask) => {
  const { messageTemplates } = await ask('{ messageTemplates { id } }')
  return `/message-templates/${encodeURIComponent(messageTemplates[0].id)}${query}`
}

export default [
  { app: 'admin', as: 'risk', name: 'messages', path: '/messages' },
  { app: 'admin', as: 'risk', name: 'message-templates', path: '/message-templates' },
  { app: 'admin', as: 'risk', name: 'message-template', find: template('') },
  { app: 'admin', as: 'risk', name: 'message-template-preview', find: template('?tab=preview') },
  { app: 'admin', as: 'risk', name: 'message-template-versions', find: template('?tab=versions') },
  { app: 'admin', as: 'risk', name: 'reminder-policy', path: '/reminder-policy' },
  { app: 'admin', as: 'risk', name: 'contact-rules', path: '/contact-rules' },
  {
    app: 'admin',
    as: 'manager',
    name: 'customer-contacts',
    find: async (ask) => {
      const { customers } = await ask('{ customers(first: 1) { edges { node { id } } } }')
      return `/customers/${encodeURIComponent(customers.edges[0].node.id)}?tab=contacts`
    },
  },
  { app: 'm', as: '10009000201', name: 'message-settings', path: '/me/messages' },
]
