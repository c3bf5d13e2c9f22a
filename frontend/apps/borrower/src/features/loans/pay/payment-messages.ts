import { defineMessages } from '@xindai/i18n'

export const paymentMessages = defineMessages({
  title: { zh: '还款结果', en: 'Your payment' },
  workingTitle: { zh: '正在扣款', en: 'On its way' },
  workingText: {
    zh: '已发给银行, 通常几秒钟。结果会自动显示在这里, 您也可以离开, 有结果会通知您。',
    en: 'The bank has it; that takes seconds as a rule. The result appears here by itself. You may leave: we will tell you.',
  },
  unknownTitle: { zh: '银行还没有给出结果', en: 'The bank has not answered yet' },
  unknownText: {
    zh: '我们正在向银行查询。请不要重复还款; 无论结果如何都不会重复扣款。',
    en: 'We are asking the bank. Please do not pay again: nothing is taken twice, whatever the result.',
  },
  paidTitle: { zh: '还款成功', en: 'Paid' },
  paidText: { zh: '{amount} 已入账。', en: '{amount} has been booked.' },
  failedTitle: { zh: '扣款没有成功', en: 'It did not work' },
  failedText: { zh: '没有从您的卡里扣钱。', en: 'No money was taken from your card.' },
  reason: { zh: '原因: {reason}。', en: 'Reason: {reason}.' },
  again: { zh: '重新还款', en: 'Pay again' },
  seeLoan: { zh: '查看借据', en: 'See the loan' },
  cards: { zh: '换一张银行卡', en: 'Take another card' },
  cancel: { zh: '撤销这笔还款', en: 'Take it back' },
  cancelled: { zh: '已撤销这笔还款', en: 'You took this payment back' },
  steps: { zh: '进度', en: 'How far it is' },
  asked: { zh: '您已确认扣款', en: 'You confirmed it' },
  atBank: { zh: '银行处理', en: 'The bank collects it' },
  booked: { zh: '记入借据', en: 'It is booked on your loan' },
  usedFor: { zh: '用于', en: 'It paid for' },
  left: { zh: '剩余本金', en: 'Principal left' },
  next: { zh: '下次应还', en: 'Next payment' },
  nextOn: { zh: '下次还款日', en: 'Next due on' },
  facts: { zh: '这笔还款', en: 'This payment' },
  amount: { zh: '金额', en: 'Amount' },
  card: { zh: '银行卡', en: 'Card' },
  number: { zh: '还款编号', en: 'Number' },
  createdAt: { zh: '提交时间', en: 'Sent' },
  settledAt: { zh: '完成时间', en: 'Settled' },
})

/** What to do after a refusal of the bank, by its code. */
export const adviceMessages = defineMessages({
  INSUFFICIENT_FUNDS: {
    zh: '请先往卡里存入足够的钱再还, 或者换一张卡、先还一部分。',
    en: 'Put enough money on the card first, take another card, or pay a part of it.',
  },
  LIMIT_EXCEEDED: {
    zh: '请分几次还, 换一张卡, 或者在银行调高这张卡的限额。',
    en: 'Pay in several parts, take another card, or ask the bank to raise the limit of this one.',
  },
  ACCOUNT_CLOSED: {
    zh: '这张卡已不能用。请绑定另一张本人的银行卡。',
    en: 'This card is of no use any more. Add another card of your own.',
  },
  NOT_AUTHORISED: {
    zh: '请在银行为这张卡开通代扣, 或者换一张卡。',
    en: 'Allow collections from this card at your bank, or take another card.',
  },
  NAME_MISMATCH: {
    zh: '只能从您本人名下的卡扣款。请换一张卡。',
    en: 'Only a card in your own name can be used. Take another one.',
  },
  other: {
    zh: '请稍后再试, 或者换一张卡。若一直不成功, 请联系客服。',
    en: 'Try again later or take another card. If it keeps failing, please contact us.',
  },
})
