import { defineMessages } from '@xindai/i18n'

export const dataMessages = defineMessages({
  title: { zh: '导出个人数据', en: 'Export my data' },
  warnTitle: { zh: '文件里是未加掩码的个人信息', en: 'The file shows everything unmasked' },
  warnText: {
    zh: '包括身份、借款、还款、授权, 以及谁查看过您的信息。请保存在只有您能打开的地方, 不要转发。',
    en: 'Who you are, your loans, payments and consents, and who looked at them. Keep it where only you can open it.',
  },
  password: { zh: '登录密码', en: 'Your password' },
  export: { zh: '导出', en: 'Export' },
  ready: { zh: '已准备好', en: 'It is ready' },
  readyText: { zh: '离开这一页后需要重新导出。', en: 'Leave this page and you export it anew.' },
  save: { zh: '保存到手机', en: 'Save the file' },
  fileName: { zh: '我的信贷数据.json', en: 'my-xindai-data.json' },
})
