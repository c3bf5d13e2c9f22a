import { defineMessages } from '@xindai/i18n'

/** Each language by its own name, the same in both. */
export const languageNames = { zh: '中文', en: 'English' } as const

export const shellMessages = defineMessages({
  skip: { zh: '跳到内容', en: 'Skip to content' },
  mainMenu: { zh: '主菜单', en: 'Main menu' },
  openMenu: { zh: '打开菜单', en: 'Open the menu' },
  businessDate: { zh: '业务日期', en: 'Business date' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  account: { zh: '我的账户', en: 'My account' },
  groupWork: { zh: '工作台', en: 'Work' },
  groupCustomers: { zh: '客户与额度', en: 'Customers and lines' },
  groupLending: { zh: '贷款业务', en: 'Lending' },
  groupRules: { zh: '产品与规则', en: 'Products and rules' },
  groupBooks: { zh: '账务', en: 'Books' },
  groupSystem: { zh: '系统', en: 'System' },
})
