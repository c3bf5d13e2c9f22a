import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  title: { zh: '角色', en: 'Roles' },
  sub: {
    zh: '岗位的权限从下一次请求起生效。',
    en: 'A change counts from the next request of its people on.',
  },
  name: { zh: '名称', en: 'Name' },
  nameZh: { zh: '中文名称', en: 'Chinese name' },
  nameEn: { zh: '英文名称', en: 'English name' },
  code: { zh: '代码', en: 'Code' },
  permissions: { zh: '权限', en: 'Permissions' },
  count: { zh: '{n} 项权限', en: '{n} permissions' },
  seeded: { zh: '内置', en: 'Built in' },
  own: { zh: '自定义', en: 'Own' },
  kind: { zh: '类型', en: 'Kind' },
  needsFactor: { zh: '必须两步验证', en: 'Needs a second factor' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  create: { zh: '新增角色', en: 'Add a role' },
  change: { zh: '修改', en: 'Change' },
  see: { zh: '查看', en: 'See' },
  remove: { zh: '删除', en: 'Delete' },
  removeSure: {
    zh: '只有没人担任的角色才能删除。',
    en: 'Only a role that nobody holds can be deleted.',
  },
  search: { zh: '查找权限', en: 'Find a permission' },
})
