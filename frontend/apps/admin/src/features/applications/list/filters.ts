import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import type { Filter } from '../../../shared/list/types'
import { useChannels } from '../parts/useChannels'
import { useChoices } from '../parts/useChoices'
import { messages } from './messages'

export function useFilters(): readonly Filter[] {
  const t = useMessages(messages)
  const { branches, products } = useChoices()
  const claimed = [
    { value: 'true', label: t.claimedYes },
    { value: 'false', label: t.claimedNo },
  ]
  const overdue = [
    { value: 'true', label: t.overdueYes },
    { value: 'false', label: t.overdueNo },
  ]
  const states = useCodes('ApplicationStatus')
  return [
    { key: 'number', label: t.number, kind: 'text' },
    { key: 'statuses', label: t.status, kind: 'choice', options: states, several: true },
    { key: 'productId', label: t.product, kind: 'choice', options: products },
    { key: 'branchId', label: t.branch, kind: 'choice', options: branches },
    { key: 'channel', label: t.channel, kind: 'choice', options: useChannels() },
    { key: 'isClaimed', label: t.claimed, kind: 'choice', options: claimed },
    { key: 'isOverdue', label: t.due, kind: 'choice', options: overdue },
    { key: 'submittedFrom', label: t.submittedFrom, kind: 'date' },
    { key: 'submittedTo', label: t.submittedTo, kind: 'date' },
  ]
}
