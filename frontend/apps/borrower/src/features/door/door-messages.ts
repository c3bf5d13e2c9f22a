import { defineMessages } from '@xindai/i18n'

export const doorMessages = defineMessages({
  signIn: { zh: '登录', en: 'Sign in' },
  welcome: { zh: '借得明白, 还得安心', en: 'Clear to borrow, easy to repay' },
  closed: { zh: '账户已注销。', en: 'Your account is closed.' },
  signUp: { zh: '注册新账户', en: 'Create an account' },
  signUpSubmit: { zh: '同意并注册', en: 'Agree and create' },
  phoneHint: {
    zh: '请使用本人实名的手机号。',
    en: 'A number that is registered in your own name.',
  },
  password: { zh: '密码', en: 'Password' },
  passwordHint: {
    zh: '至少 10 个字符, 越长越安全。',
    en: 'Ten characters or more; the longer, the safer.',
  },
  agree: { zh: '我已阅读并同意《{name}》', en: 'I have read and agree: {name}' },
  agreeOptional: { zh: '(可选) 同意《{name}》', en: '(Optional) I agree: {name}' },
  mustAgree: { zh: '需要同意才能注册', en: 'An account needs this' },
  read: { zh: '查看', en: 'Read' },
  forgot: { zh: '忘记密码', en: 'Forgot your password?' },
  resetTitle: { zh: '重置密码', en: 'Reset your password' },
  newPassword: { zh: '新密码', en: 'New password' },
  resetSubmit: { zh: '设置新密码', en: 'Set the new password' },
  resetDone: { zh: '密码已重置', en: 'Your password is reset' },
  resetDoneText: {
    zh: '所有设备已退出, 请用新密码登录。',
    en: 'Every device has been signed out. Sign in with the new password.',
  },
})
