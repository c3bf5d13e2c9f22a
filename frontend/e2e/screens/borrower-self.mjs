// The borrower's door, and what is his own.
const as = '10009000201'
const own = (name, path) => ({ app: 'm', as, name, path })

export default [
  { app: 'm', as: null, name: 'sign-in', path: '/sign-in' },
  { app: 'm', as: null, name: 'sign-up', path: '/sign-up' },
  { app: 'm', as: null, name: 'reset-password', path: '/reset-password' },
  { app: 'm', as: null, name: 'help', path: '/help' },
  own('home', '/'),
  own('notifications', '/notifications'),
  own('me', '/me'),
  own('me-identity', '/me/identity'),
  own('me-cards', '/me/cards'),
  {
    ...own('me-card-bind', '/me/cards'),
    prepare: (page, language) =>
      page.getByRole('button', { name: { zh: '绑定银行卡', en: 'Add a card' }[language] }).click(),
  },
  own('me-profile', '/me/profile'),
  own('me-work', '/me/work'),
  own('me-contacts', '/me/contacts'),
  own('me-documents', '/me/documents'),
  own('me-consents', '/me/consents'),
  own('me-security', '/me/security'),
  own('me-password', '/me/security/password'),
  own('me-phone', '/me/security/phone'),
  own('me-close', '/me/security/close'),
  own('me-data', '/me/data'),
  own('nowhere', '/nowhere'),
]
