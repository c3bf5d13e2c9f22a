import { defineMessages } from '@xindai/i18n'

/** The columns of the tables within terms. */
export const tableMessages = defineMessages({
  kind: { zh: '收取时点', en: 'When' },
  name: { zh: '名称', en: 'Name' },
  amount: { zh: '金额', en: 'Amount' },
  rate: { zh: '比例', en: 'Rate' },
  deducted: { zh: '从放款中扣除', en: 'Deducted' },
  segment: { zh: '客群', en: 'Segment' },
  channel: { zh: '渠道', en: 'Channel' },
  sub_product: { zh: '子产品', en: 'Sub-product' },
  annual_rate: { zh: '年利率', en: 'Annual rate' },
  code: { zh: '代码', en: 'Code' },
  name_zh: { zh: '中文名称', en: 'Chinese name' },
  name_en: { zh: '英文名称', en: 'English name' },
  'amount.min': { zh: '最低金额', en: 'Least amount' },
  'amount.max': { zh: '最高金额', en: 'Greatest amount' },
  'instalments.min': { zh: '最少期数', en: 'Fewest instalments' },
  'instalments.max': { zh: '最多期数', en: 'Most instalments' },
  any: { zh: '任意', en: 'Any' },
  add: { zh: '增加一行', en: 'Add a row' },
  remove: { zh: '删除这一行', en: 'Remove this row' },
  none: { zh: '没有', en: 'None' },
  actions: { zh: '操作', en: 'Actions' },
})
