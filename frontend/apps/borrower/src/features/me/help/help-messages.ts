import { defineMessages } from '@xindai/i18n'

export const helpMessages = defineMessages({
  title: { zh: '帮助与关于', en: 'Help and about' },
  asked: { zh: '常见问题', en: 'What people ask' },
  rateAsked: { zh: '年化综合成本是什么?', en: 'What is the annual percentage rate?' },
  rateAnswer: {
    zh: '把利息和所有费用都算进去的一年成本, 按内部收益率 (IRR) 计算。比较不同的借款, 看这一个数就够了。签约前一定会明示。',
    en: 'What the loan costs in a year with interest and every fee, as an internal rate of return. It is the one figure to compare loans by, and you see it before you sign.',
  },
  payAsked: { zh: '怎么还款?', en: 'How do I repay?' },
  payAnswer: {
    zh: '在借据页点“还款”, 选择银行卡和金额。扣款成功后立即入账; 失败会告诉您原因, 不会重复扣款。',
    en: 'Open the loan, choose “Pay”, a card and an amount. It counts as soon as the bank has confirmed; if it fails you are told why, and nothing is taken twice.',
  },
  lateAsked: { zh: '逾期了会怎样?', en: 'What if I am late?' },
  lateAnswer: {
    zh: '宽限期之后按合同计收罚息, 并可能影响信用记录。遇到困难请尽早在借据页提交困难帮扶申请。',
    en: 'After the days of grace penalty interest is charged as the contract says, and your credit record may suffer. If you are in difficulty, ask for help on the page of the loan as early as you can.',
  },
  earlyAsked: { zh: '可以提前结清吗?', en: 'May I repay early?' },
  earlyAnswer: {
    zh: '可以。借据页会给出当天的结清金额和能省下的利息。',
    en: 'Yes. The page of the loan shows what it takes today, and what you save.',
  },
  rejectedAsked: { zh: '申请为什么没有通过?', en: 'Why was my application declined?' },
  rejectedAnswer: {
    zh: '申请页会写明主要原因。您可以更正资料后重新申请。',
    en: 'The page of the application names the main reasons. You may correct your details and apply again.',
  },
  privacyAsked: { zh: '我的信息安全吗?', en: 'Is my data safe?' },
  privacyAnswer: {
    zh: '姓名、证件号、手机号和卡号逐项加密保存, 页面只显示掩码; 工作人员查看须有权限并留下记录, 导出个人数据时您能看到。',
    en: 'Name, ID, phone and card numbers are kept encrypted and shown masked. Staff need a right and a reason to see them, and each look is in the data that you can export.',
  },
  fraudAsked: { zh: '怎样防诈骗?', en: 'How do I avoid fraud?' },
  fraudAnswer: {
    zh: '我们不会索要密码和验证码, 放款前不收任何费用, 还款只在本应用内进行。',
    en: 'We never ask for your password or codes, never charge before a payout, and you repay only in this app.',
  },
  offlineAsked: { zh: '没有网络时能用吗?', en: 'Does it work without a network?' },
  offlineAnswer: {
    zh: '可以查看最近一次读取的数据, 页面会注明时间; 提交需要联网。退出登录会清除手机上的数据。',
    en: 'You see what was read last, with its time; anything you send needs a network. Signing out erases it from the phone.',
  },
  about: { zh: '关于', en: 'About' },
  aboutText: {
    zh: '信贷是开源的消费金融系统 (Apache-2.0)。由使用它的贷款机构运营。',
    en: 'Xindai is an open-source system for consumer lending (Apache-2.0), run by the lender who uses it.',
  },
})
