import { defineMessages } from '@xindai/i18n'

export const signInMessages = defineMessages({
  title: { zh: '登录', en: 'Sign in' },
  password: { zh: '密码', en: 'Password' },
  signIn: { zh: '登录', en: 'Sign in' },
  byCode: { zh: '改用短信验证码登录', en: 'Use a code by text message instead' },
  byPassword: { zh: '改用密码登录', en: 'Use your password instead' },
  expiredTitle: { zh: '请重新登录', en: 'Please sign in again' },
  expiredText: {
    zh: '{phone} 的登录已过期。登录后继续, 页面上的内容不会丢失。',
    en: 'The session of {phone} has ended. Sign in to go on; what is on this page stays.',
  },
  otherAccount: { zh: '换一个账户', en: 'Use another account' },
  unreachable: {
    zh: '连接不上服务器, 请稍后再试。',
    en: 'The server cannot be reached. Try again soon.',
  },
})
