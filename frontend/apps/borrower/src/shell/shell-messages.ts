import { defineMessages } from '@xindai/i18n'

/** Each language by its own name, the same in both. */
export const languageNames = { zh: '中文', en: 'English' } as const

export const shellMessages = defineMessages({
  skip: { zh: '跳到内容', en: 'Skip to content' },
  tabs: { zh: '主导航', en: 'Main navigation' },
  loading: { zh: '读取中', en: 'Loading' },
})
