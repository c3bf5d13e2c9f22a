import { defineMessages } from '@xindai/i18n'

export const keyMessages = defineMessages({
  note: { zh: '写备注', en: 'Write a note' },
  open: { zh: '打开资料', en: 'Open the paper' },
  nextPaper: { zh: '下一份资料', en: 'Next paper' },
  previousPaper: { zh: '上一份资料', en: 'Previous paper' },
  larger: { zh: '放大图片', en: 'Larger' },
  smaller: { zh: '缩小图片', en: 'Smaller' },
  turn: { zh: '旋转图片', en: 'Turn the picture' },
  help: { zh: '显示快捷键', en: 'Show the shortcuts' },
})
