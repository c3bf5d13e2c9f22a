import { FileExcelOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['report.export']

export default {
  menu: [
    {
      path: '/exports',
      text: menuMessages.exports,
      icon: FileExcelOutlined,
      group: 'work',
      order: 90,
      permissions: SEES,
    },
  ],
  screens: [{ path: 'exports', permissions: SEES, lazy: () => import('./ExportPage') }],
} satisfies Feature
