import { defineMessages } from '@xindai/i18n'

export const meMessages = defineMessages({
  title: { zh: '我的', en: 'Me' },
  signOut: { zh: '退出登录', en: 'Sign out' },
})
