import { defineMessages } from '@xindai/i18n'

export const customerMessages = defineMessages({
  find: { zh: '完整手机号、身份证号或客户编号', en: 'Whole phone, ID number or customer number' },
  nobody: { zh: '没有找到, 请核对号码', en: 'Nobody by that number' },
  type: { zh: '请输入号码', en: 'Type a number' },
})
