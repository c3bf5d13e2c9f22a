// What everybody sees first.
export default [{ app: 'admin', as: 'manager', name: 'home', path: '/' }]
