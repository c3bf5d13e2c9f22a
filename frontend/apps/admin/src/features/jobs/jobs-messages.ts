import { defineMessages } from '@xindai/i18n'

export const messages = defineMessages({
  title: { zh: '后台任务', en: 'Jobs' },
  kind: { zh: '任务', en: 'Kind' },
  status: { zh: '状态', en: 'Status' },
  progress: { zh: '进度', en: 'Progress' },
  step: { zh: '步骤', en: 'Step' },
  attempts: { zh: '次数', en: 'Attempts' },
  requestedBy: { zh: '发起人', en: 'Asked by' },
  createdAt: { zh: '创建时间', en: 'Made at' },
  finishedAt: { zh: '结束时间', en: 'Ended at' },
  error: { zh: '错误', en: 'Error' },
  requeue: { zh: '重新执行', en: 'Run again' },
  empty: { zh: '没有任务。', en: 'No jobs.' },
})
