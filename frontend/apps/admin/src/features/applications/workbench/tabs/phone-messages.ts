import { defineMessages } from '@xindai/i18n'

export const phoneMessages = defineMessages({
  claimFirst: {
    zh: '先领取这件进件 (按 c), 再开始电核。',
    en: 'Claim it first (press c), then call.',
  },
  form: { zh: '电话核实表', en: 'Form of the call' },
  known: { zh: '登记内容: {value}', en: 'As stated: {value}' },
  nothingKnown: { zh: '没有登记', en: 'not stated' },
  verdict: { zh: '电核结论', en: 'Outcome' },
  answerAll: { zh: '请逐项选择', en: 'Choose an answer' },
  submit: { zh: '提交电核结果', en: 'Record the call' },
  allMatch: { zh: '未答的全部填“一致”', en: 'The rest matches' },
  calls: { zh: '电核记录', en: 'Calls' },
  noCalls: { zh: '还没有电核记录', en: 'No calls yet' },
  at: { zh: '时间', en: 'At' },
  caller: { zh: '电核人', en: 'By' },
})
