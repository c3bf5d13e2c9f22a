import type { Feature } from '../../shared/feature'
import { MeIcon } from '../../shared/icons'
import { meMessages } from './list/me-messages'

const feature: Feature = {
  tabs: [{ path: '/me', text: meMessages.title, icon: MeIcon, order: 40 }],
  screens: [
    { path: 'me', auth: true, lazy: () => import('./list/Me') },
    { path: 'me/identity', auth: true, lazy: () => import('./identity/Identity') },
    { path: 'me/cards', auth: true, lazy: () => import('./cards/Cards') },
    { path: 'me/profile', auth: true, lazy: () => import('./profile/Profile') },
    { path: 'me/contacts', auth: true, lazy: () => import('./contacts/Contacts') },
    { path: 'me/work', auth: true, lazy: () => import('./occupation/Work') },
    { path: 'me/documents', auth: true, lazy: () => import('./documents/Documents') },
    { path: 'me/consents', auth: true, lazy: () => import('./consents/Consents') },
    { path: 'me/security', auth: true, lazy: () => import('./security/Security') },
    { path: 'me/security/password', auth: true, lazy: () => import('./security/ChangePassword') },
    { path: 'me/security/phone', auth: true, lazy: () => import('./security/ChangePhone') },
    { path: 'me/security/close', auth: true, lazy: () => import('./security/CloseAccount') },
    { path: 'me/messages', auth: true, lazy: () => import('./messages/Preferences') },
    { path: 'me/data', auth: true, lazy: () => import('./data/OwnData') },
    { path: 'help', auth: false, lazy: () => import('./help/Help') },
  ],
}
export default feature
