import { defineMessages } from '@xindai/i18n'

export const sessionMessages = defineMessages({
  sessions: { zh: '登录会话', en: 'Sessions' },
  device: { zh: '设备', en: 'Device' },
  here: { zh: '本次登录', en: 'This one' },
  address: { zh: '网络地址', en: 'Address' },
  since: { zh: '登录时间', en: 'Since' },
  seen: { zh: '最近活动', en: 'Last seen' },
  expires: { zh: '到期', en: 'Ends' },
  end: { zh: '结束', en: 'End' },
  endSure: { zh: '立即退出这个登录?', en: 'End this session now?' },
})
