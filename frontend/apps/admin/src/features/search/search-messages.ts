import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  open: { zh: '搜索', en: 'Search' },
  keys: { zh: 'Ctrl K', en: 'Ctrl K' },
  title: { zh: '全局搜索', en: 'Search everything' },
  hint: {
    zh: '编号、姓名、完整手机号或身份证号',
    en: 'A number, a name, a whole phone or ID number',
  },
  nothing: {
    zh: '没有找到。姓名至少两个字, 手机号和身份证号须完整。',
    en: 'Nothing found. Names need two characters, phones and ID numbers all of them.',
  },
  start: { zh: '输入后用 ↑ ↓ 选择, 回车打开', en: 'Type, choose with ↑ ↓, open with Enter' },
  results: { zh: '结果', en: 'Results' },
})
