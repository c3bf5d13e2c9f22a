import { defineMessages } from '@xindai/i18n'

export const menuMessages = defineMessages({
  lines: { zh: '授信额度', en: 'Credit lines' },
  proposals: { zh: '额度申请', en: 'Line proposals' },
})
