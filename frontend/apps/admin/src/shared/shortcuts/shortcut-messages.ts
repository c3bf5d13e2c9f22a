import { defineMessages } from '@xindai/i18n'

export const shortcutMessages = defineMessages({
  title: { zh: '键盘快捷键', en: 'Keyboard shortcuts' },
  on: { zh: '启用单键快捷键', en: 'Single keys act' },
  notNow: { zh: ' (目前不可用)', en: ' (not possible now)' },
  help: { zh: '快捷键', en: 'Shortcuts' },
})
