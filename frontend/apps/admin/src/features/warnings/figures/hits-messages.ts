import { defineMessages } from '@xindai/i18n'

export const hitsMessages = defineMessages({
  title: { zh: '预警统计', en: 'Warning statistics' },
  from: { zh: '起始日期', en: 'From' },
  to: { zh: '截止日期', en: 'To' },
  hits: { zh: '信号命中与核实', en: 'Hits and findings' },
  none: { zh: '该期间没有触发信号', en: 'No signal was raised in this period' },
  signal: { zh: '信号', en: 'Signal' },
  raised: { zh: '触发', en: 'Raised' },
  counting: { zh: '有效', en: 'Counting' },
  lapsed: { zh: '已失效', en: 'Lapsed' },
  confirmed: { zh: '风险属实', en: 'Confirmed' },
  contacted: { zh: '已联系客户', en: 'Contacted' },
  lineCut: { zh: '已压降额度', en: 'Line cut' },
  falseAlarm: { zh: '误报', en: 'False alarm' },
  share: { zh: '有效率', en: 'Confirmed share' },
  hint: {
    zh: '有效率 = (属实 + 已联系 + 已压降) / 已核实信号数。',
    en: 'Confirmed share: what was no false alarm, of the signals with a finding.',
  },
})
