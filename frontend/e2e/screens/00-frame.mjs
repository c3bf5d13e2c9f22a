// What everybody sees first.
export default [
  { app: 'admin', as: null, name: 'sign-in', path: '/' },
  { app: 'admin', as: 'manager', name: 'home', path: '/' },
]
