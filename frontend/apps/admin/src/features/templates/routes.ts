import { SnippetsOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['contract_template.read']

export default {
  menu: [
    {
      path: '/templates',
      text: menuMessages.templates,
      icon: SnippetsOutlined,
      group: 'rules',
      order: 50,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'templates', permissions: SEES, lazy: () => import('./list/TemplateList') },
    { path: 'templates/:id', permissions: SEES, lazy: () => import('./page/TemplatePage') },
  ],
} satisfies Feature
