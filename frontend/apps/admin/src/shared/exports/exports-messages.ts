import { defineMessages } from '@xindai/i18n'

export const exportMessages = defineMessages({
  button: { zh: '导出 Excel', en: 'Export to Excel' },
  running: { zh: '正在导出, {n} 行', en: 'Exporting, {n} rows' },
  ready: { zh: '导出完成, 共 {n} 行', en: 'The export is ready: {n} rows' },
  failed: { zh: '导出失败', en: 'The export failed' },
  download: { zh: '下载', en: 'Download' },
  mine: { zh: '我的导出', en: 'My exports' },
})
