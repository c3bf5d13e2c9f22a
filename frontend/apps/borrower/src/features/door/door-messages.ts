import { defineMessages } from '@xindai/i18n'

export const doorMessages = defineMessages({
  signIn: { zh: '登录', en: 'Sign in' },
  welcome: { zh: '借得明白, 还得安心', en: 'Clear to borrow, easy to repay' },
  signUp: { zh: '注册新账户', en: 'Create an account' },
  forgot: { zh: '忘记密码', en: 'Forgot your password?' },
})
