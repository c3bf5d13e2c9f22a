import {
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  ControlOutlined,
  DeploymentUnitOutlined,
  PhoneOutlined,
} from '@ant-design/icons'
import type { Feature, MenuEntry } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const READ = ['collection.read']
const AGENCY = ['collection.agency']
const FIGURES = ['collection.figures', 'collection.assign']

const line = (
  path: string,
  name: keyof typeof menuMessages,
  icon: MenuEntry['icon'],
  order: number,
  permissions: readonly string[],
): MenuEntry => ({ path, text: menuMessages[name], icon, group: 'lending', order, permissions })

export default {
  menu: [
    line('/collections', 'cases', PhoneOutlined, 60, READ),
    line('/collections/promises', 'promises', CalendarOutlined, 61, READ),
    line('/collections/legal', 'legal', BankOutlined, 62, READ),
    line('/collections/agencies', 'agencies', DeploymentUnitOutlined, 63, AGENCY),
    line('/collections/desk', 'figures', BarChartOutlined, 64, FIGURES),
    { ...line('/collections/strategy', 'strategy', ControlOutlined, 60, READ), group: 'rules' },
  ],
  screens: [
    { path: 'collections', permissions: READ, lazy: () => import('./list/CaseList') },
    { path: 'collections/cases/:id', permissions: READ, lazy: () => import('./case/CasePage') },
    {
      path: 'collections/promises',
      permissions: READ,
      lazy: () => import('./promises/PromiseList'),
    },
    { path: 'collections/legal', permissions: READ, lazy: () => import('./legal/LegalPage') },
    {
      path: 'collections/agencies',
      permissions: AGENCY,
      lazy: () => import('./agencies/AgencyPage'),
    },
    { path: 'collections/desk', permissions: FIGURES, lazy: () => import('./figures/DeskPage') },
    {
      path: 'collections/strategy',
      permissions: READ,
      lazy: () => import('./strategy/StrategyPage'),
    },
  ],
} satisfies Feature
