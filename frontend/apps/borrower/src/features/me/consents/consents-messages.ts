import { defineMessages } from '@xindai/i18n'

export const consentMessages = defineMessages({
  title: { zh: '授权与协议', en: 'What I agreed to' },
  required: { zh: '使用账户所必需', en: 'The account needs it' },
  optional: { zh: '可选, 随时可以撤回', en: 'Optional, withdraw it at any time' },
  requiredText: {
    zh: '账户需要这份同意; 不再同意时请注销账户。',
    en: 'The account needs this. Close the account if you no longer agree.',
  },
  given: { zh: '已同意', en: 'Given' },
  notGiven: { zh: '未同意', en: 'Not given' },
  history: { zh: '历史记录', en: 'History' },
  version: { zh: '版本 {version}', en: 'Version {version}' },
  withdrawnAt: { zh: '{time} 撤回', en: 'Withdrawn {time}' },
  give: { zh: '同意', en: 'I agree' },
  withdraw: { zh: '撤回同意', en: 'Withdraw' },
  withdrawTitle: { zh: '撤回这份同意?', en: 'Withdraw this consent?' },
  withdrawText: {
    zh: '之前已经做过的事不受影响。撤回征信授权后可能无法受理新的申请。',
    en: 'What was done before stays. Without credit inquiries we may not take new applications.',
  },
})
