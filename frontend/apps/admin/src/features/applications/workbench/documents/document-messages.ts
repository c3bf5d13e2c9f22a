import { defineMessages } from '@xindai/i18n'

export const documentMessages = defineMessages({
  title: { zh: '资料', en: 'Papers' },
  none: { zh: '没有资料', en: 'No papers' },
  list: { zh: '资料列表', en: 'List of papers' },
  open: { zh: '打开', en: 'Open' },
  closed: {
    zh: '打开后在这里查看, 会记录在审计中。',
    en: 'Opened papers are shown here; each look is kept in the audit.',
  },
  mayNot: { zh: '您的岗位看不到资料原件', en: 'Your role does not see papers' },
  reasonOf: { zh: '处理进件 {number}', en: 'Work on application {number}' },
  failed: { zh: '资料读取失败, 请重试', en: 'The paper could not be read. Try again.' },
  larger: { zh: '放大', en: 'Larger' },
  smaller: { zh: '缩小', en: 'Smaller' },
  turn: { zh: '旋转', en: 'Turn' },
  previous: { zh: '上一份', en: 'Previous' },
  next: { zh: '下一份', en: 'Next' },
  newTab: { zh: '在新页打开', en: 'Open in a new tab' },
  good: { zh: '核验通过', en: 'Verified' },
  bad: { zh: '核验不通过', en: 'Not good' },
  badNote: { zh: '不通过的原因', en: 'Why it is not good' },
  picture: { zh: '{name} 的图片', en: 'Picture of {name}' },
  content: { zh: '{name} 的内容', en: 'Content of {name}' },
})
