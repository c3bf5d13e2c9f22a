import { defineMessages } from '@xindai/i18n'

export const productMessages = defineMessages({
  tab: { zh: '借款', en: 'Borrow' },
  title: { zh: '借款产品', en: 'What you can borrow' },
  emptyTitle: { zh: '暂时没有可借的产品', en: 'Nothing on offer just now' },
  emptyText: { zh: '有新产品时会通知您。', en: 'We will tell you when there is.' },
  upTo: { zh: '最高可借', en: 'Up to' },
  apr: { zh: '年化综合成本 (IRR) {apr} 起', en: 'Annual percentage rate (IRR) from {apr}' },
  aprOf: { zh: '年化综合成本 (IRR) {apr}', en: 'Annual percentage rate (IRR) {apr}' },
  line: { zh: '循环额度', en: 'Revolving line' },
  lineText: {
    zh: '先申请额度, 批准后随借随还, 按天计息。',
    en: 'First a limit; then draw and repay as you like, with interest by the day.',
  },
  merchant: { zh: '商户分期', en: 'At a merchant' },
  elsewhere: { zh: '不能在这里申请的产品', en: 'Not through this app' },
  branchOnly: { zh: '请到网点办理', en: 'At one of our branches' },
  merchantOnly: {
    zh: '在合作商户扫码办理',
    en: 'By the code that a partner shop shows you',
  },
  exampleTitle: { zh: '代表性算例', en: 'Representative example' },
  exampleText: {
    zh: '借 {amount}, 分 {n} 期, {method}',
    en: '{amount} over {n} instalments, {method}',
  },
  exampleNote: {
    zh: '按您现在的参考利率计算。实际利率和额度以审批结果为准。',
    en: 'At your list price of today. The decision may offer another rate or amount.',
  },
  conditions: { zh: '产品说明', en: 'Conditions' },
  amounts: { zh: '借款金额', en: 'Amount' },
  amountRange: { zh: '{least} 至 {most}', en: '{least} to {most}' },
  terms: { zh: '借款期限', en: 'Term' },
  termRange: { zh: '{fewest} 至 {longest} 期', en: '{fewest} to {longest} instalments' },
  methods: { zh: '还款方式', en: 'Repayment' },
  documents: { zh: '需要的资料', en: 'Papers we need' },
  guarantor: { zh: '需要保证人', en: 'A guarantor' },
  yes: { zh: '是', en: 'Yes' },
  plan: { zh: '还款计划', en: 'Repayment schedule' },
  apply: { zh: '立即申请', en: 'Apply' },
  applyLine: { zh: '申请额度', en: 'Apply for a limit' },
  draw: { zh: '从额度借款', en: 'Draw from your line' },
  rights: {
    zh: '合同签署前可以随时撤回申请, 放款前可以撤销合同, 不收费。',
    en: 'You may withdraw before you sign, and cancel before the money is paid out, for nothing.',
  },
})
