import { defineMessages } from '@xindai/i18n'

export const channelMessages = defineMessages({
  app: { zh: '线上', en: 'Online' },
  branch: { zh: '网点', en: 'Branch' },
  partner: { zh: '合作方', en: 'Partner' },
})
