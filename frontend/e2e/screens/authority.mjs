// Screens of approval authority.
export default [
  { app: 'admin', as: 'approver3', name: 'authority', path: '/authority' },
  { app: 'admin', as: 'approver3', name: 'authority-history', path: '/authority?tab=history' },
]
