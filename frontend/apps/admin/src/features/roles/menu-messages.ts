import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  roles: { zh: '角色', en: 'Roles' },
})
