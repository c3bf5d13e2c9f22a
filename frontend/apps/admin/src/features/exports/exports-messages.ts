import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  title: { zh: '我的导出', en: 'My exports' },
  sub: {
    zh: '导出文件保留 24 小时, 只有本人能下载, 每次下载都有审计。',
    en: 'Files are kept for 24 hours, for you alone; each download is audited.',
  },
  list: { zh: '列表', en: 'List' },
  status: { zh: '状态', en: 'Status' },
  rows: { zh: '行数', en: 'Rows' },
  size: { zh: '大小', en: 'Size' },
  startedAt: { zh: '开始时间', en: 'Started' },
  expiresAt: { zh: '保留至', en: 'Kept until' },
  download: { zh: '下载', en: 'Download' },
  empty: {
    zh: '还没有导出。在任一列表点“导出 Excel”。',
    en: 'No exports yet. Every list has a button for it.',
  },
})
