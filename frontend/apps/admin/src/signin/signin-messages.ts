import { defineMessages } from '@xindai/i18n'

export const signInMessages = defineMessages({
  title: { zh: '登录', en: 'Sign in' },
  welcome: { zh: '信贷管理台', en: 'Xindai Admin' },
  login: { zh: '工号', en: 'Login' },
  password: { zh: '密码', en: 'Password' },
  signIn: { zh: '登录', en: 'Sign in' },
  passkey: { zh: '使用通行密钥登录', en: 'Sign in with a passkey' },
  passkeyFailed: {
    zh: '没有使用通行密钥。请重试, 或用密码登录。',
    en: 'No passkey was used. Try again, or use your password.',
  },
  required: { zh: '请填写', en: 'Please fill this in' },
  forgot: { zh: '忘记密码', en: 'Forgot your password?' },
  secondTitle: { zh: '两步验证', en: 'Second step' },
  totp: { zh: '验证器上的 6 位数字', en: 'Six digits from your authenticator' },
  recovery: { zh: '恢复码', en: 'Recovery code' },
  useTotp: { zh: '改用验证器', en: 'Use the authenticator' },
  useRecovery: { zh: '改用恢复码', en: 'Use a recovery code' },
  usePasskey: { zh: '使用通行密钥', en: 'Use a passkey' },
  verify: { zh: '验证', en: 'Verify' },
  back: { zh: '返回', en: 'Back' },
  expiredTitle: { zh: '登录已过期', en: 'Your session has ended' },
  expiredText: {
    zh: '请重新登录, 页面上的内容不会丢失。',
    en: 'Sign in again; what is on this page stays.',
  },
  unreachable: {
    zh: '连接不上服务器, 请稍后再试。',
    en: 'The server cannot be reached. Try again soon.',
  },
})
