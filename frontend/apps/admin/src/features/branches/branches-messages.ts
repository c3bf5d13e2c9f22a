import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  title: { zh: '机构', en: 'Branches' },
  sub: {
    zh: '员工只看得到本机构及其下级机构的业务。',
    en: 'People see the business of their branch and of those below it.',
  },
  name: { zh: '名称', en: 'Name' },
  code: { zh: '代码', en: 'Code' },
  codeHint: { zh: '大写字母和数字, 之后不能修改', en: 'Capital letters and digits; it stays' },
  parent: { zh: '上级机构', en: 'Above it' },
  status: { zh: '状态', en: 'Status' },
  active: { zh: '启用', en: 'Active' },
  inactive: { zh: '停用', en: 'Not active' },
  create: { zh: '新增机构', en: 'Add a branch' },
  rename: { zh: '改名', en: 'Rename' },
  move: { zh: '调整上级', en: 'Move' },
  deactivate: { zh: '停用', en: 'Deactivate' },
  activate: { zh: '启用', en: 'Activate' },
  deactivateSure: {
    zh: '停用后不能再办理新业务, 已有业务不受影响。',
    en: 'No new business after that; what is there goes on.',
  },
})
