import { defineMessages } from '@xindai/i18n'

export const noteMessages = defineMessages({
  title: { zh: '备注', en: 'Notes' },
  write: { zh: '写备注', en: 'Write a note' },
  placeholder: {
    zh: '只有同事能看到, Ctrl+Enter 保存',
    en: 'For colleagues only; Ctrl+Enter saves',
  },
  save: { zh: '保存备注', en: 'Save' },
})
