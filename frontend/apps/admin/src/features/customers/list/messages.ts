import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  title: { zh: '客户', en: 'Customers' },
  create: { zh: '新增客户', en: 'Add a customer' },
  number: { zh: '客户号', en: 'Customer number' },
  name: { zh: '姓名', en: 'Name' },
  idNumber: { zh: '身份证号', en: 'ID number' },
  phone: { zh: '手机号', en: 'Phone' },
  branch: { zh: '机构', en: 'Branch' },
  segments: { zh: '客群', en: 'Segments' },
  source: { zh: '来源', en: 'Source' },
  createdAt: { zh: '建档时间', en: 'Since' },
  wholeId: { zh: '身份证号 (完整)', en: 'ID number, whole' },
  wholePhone: { zh: '手机号 (完整)', en: 'Phone, whole' },
  empty: {
    zh: '还没有客户。借款人自行注册或由客户经理新增。',
    en: 'No customers yet. They register by themselves or are added here.',
  },
  idHint: {
    zh: '18 位居民身份证号, 校验位会自动检查',
    en: '18 characters; the check digit is verified',
  },
})
