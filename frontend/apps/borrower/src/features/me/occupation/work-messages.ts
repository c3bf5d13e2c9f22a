import { defineMessages } from '@xindai/i18n'

export const workMessages = defineMessages({
  title: { zh: '工作与收支', en: 'Work and income' },
  work: { zh: '工作', en: 'Work' },
  workEmpty: { zh: '还没有填写工作信息。', en: 'You have not told us about your work yet.' },
  kind: { zh: '职业类型', en: 'What you live on' },
  employer: { zh: '工作单位', en: 'Employer' },
  since: { zh: '从何时开始', en: 'Since' },
  changeWork: { zh: '填写工作', en: 'Change it' },
  amounts: { zh: '每月收支', en: 'In and out in a month' },
  amountsEmpty: { zh: '还没有填写收支。', en: 'You have not stated any amounts yet.' },
  changeAmounts: { zh: '填写收支', en: 'Change them' },
})
