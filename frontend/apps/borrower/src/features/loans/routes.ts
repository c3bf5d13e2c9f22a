import type { Feature } from '../../shared/feature'
import { MoneyIcon } from '../../shared/icons'
import { loansMessages } from './loans-messages'

const feature: Feature = {
  tabs: [{ path: '/loans', text: loansMessages.tab, icon: MoneyIcon, order: 30 }],
  screens: [
    { path: 'loans', auth: true, lazy: () => import('./list/Loans') },
    { path: 'loans/:id', auth: true, lazy: () => import('./detail/LoanPage') },
    { path: 'loans/:id/schedule', auth: true, lazy: () => import('./schedule/Schedule') },
    { path: 'loans/:id/history', auth: true, lazy: () => import('./history/History') },
    { path: 'loans/:id/cost', auth: true, lazy: () => import('./cost/Cost') },
    { path: 'loans/:id/pay', auth: true, lazy: () => import('./pay/Pay') },
    { path: 'loans/:id/payoff', auth: true, lazy: () => import('./payoff/PayOff') },
    { path: 'loans/:id/payments/:payment', auth: true, lazy: () => import('./pay/Payment') },
    { path: 'loans/:id/requests', auth: true, lazy: () => import('./requests/Requests') },
    { path: 'loans/:id/requests/new', auth: true, lazy: () => import('./requests/NewRequest') },
    { path: 'loans/:id/requests/:request', auth: true, lazy: () => import('./requests/Request') },
    { path: 'loans/:id/debit', auth: true, lazy: () => import('./debit/DebitScreen') },
    { path: 'loans/:id/hardship', auth: true, lazy: () => import('./hardship/Menu') },
    { path: 'loans/:id/hardship/:offer', auth: true, lazy: () => import('./hardship/Offer') },
    { path: 'loans/:id/disputes', auth: true, lazy: () => import('./disputes/Disputes') },
    { path: 'loans/:id/disputes/new', auth: true, lazy: () => import('./disputes/NewDispute') },
    { path: 'loans/:id/disputes/:dispute', auth: true, lazy: () => import('./disputes/Dispute') },
    { path: 'loans/:id/papers', auth: true, lazy: () => import('./papers/Papers') },
  ],
}
export default feature
