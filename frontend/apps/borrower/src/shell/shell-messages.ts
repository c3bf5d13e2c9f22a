import { defineMessages } from '@xindai/i18n'

/** Each language by its own name, the same in both. */
export const languageNames = { zh: '中文', en: 'English' } as const

export const shellMessages = defineMessages({
  skip: { zh: '跳到内容', en: 'Skip to content' },
  tabs: { zh: '主导航', en: 'Main navigation' },
  loading: { zh: '读取中', en: 'Loading' },
  installTitle: { zh: '放到手机桌面', en: 'Put it on your home screen' },
  installText: {
    zh: '像应用一样打开, 离线也能查看上次的数据。',
    en: 'It opens like an app, and shows your last data without a network.',
  },
  installIos: {
    zh: '点浏览器的“分享”, 再点“添加到主屏幕”。',
    en: 'Tap “Share” in the browser, then “Add to Home Screen”.',
  },
  install: { zh: '添加', en: 'Add' },
  installLater: { zh: '以后再说', en: 'Not now' },
})
