import { defineMessages } from '@xindai/i18n'

export const contactsMessages = defineMessages({
  title: { zh: '联系人', en: 'Contacts' },
  again: { zh: '重新填写', en: 'Fill in anew' },
})
