import { defineMessages } from '@xindai/i18n'

export const viewMessages = defineMessages({
  button: { zh: '常用筛选', en: 'Saved filters' },
  save: { zh: '保存当前筛选', en: 'Save this filter' },
  name: { zh: '名称', en: 'Name' },
  none: { zh: '还没有保存的筛选。', en: 'Nothing is saved yet.' },
  remove: { zh: '删除 {name}', en: 'Remove {name}' },
})
