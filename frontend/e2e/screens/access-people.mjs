// Screens of staff, conflicts of interest, one's own account, notices, and the door.
const colleague = async (ask) => {
  const data = await ask(
    '{ staff(first: 1, where: { text: "officer" }) { edges { node { id } } } }',
  )
  const id = data.staff.edges[0]?.node.id
  return id ? `/staff/${encodeURIComponent(id)}` : '/staff'
}

export default [
  { app: 'admin', as: 'admin', name: 'staff', path: '/staff' },
  { app: 'admin', as: 'admin', name: 'staff-page', find: colleague },
  { app: 'admin', as: 'manager', name: 'conflicts', path: '/conflicts' },
  { app: 'admin', as: 'officer', name: 'account', path: '/account' },
  { app: 'admin', as: 'officer', name: 'account-factors', path: '/account?tab=factors' },
  { app: 'admin', as: 'officer', name: 'account-password', path: '/account?tab=password' },
  { app: 'admin', as: 'officer', name: 'account-sessions', path: '/account?tab=sessions' },
  { app: 'admin', as: 'manager', name: 'notices', path: '/notices' },
  { app: 'admin', as: null, name: 'set-password', path: '/set-password#none' },
]
