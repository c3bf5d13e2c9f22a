import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Select } from 'antd'
import type { ListState } from '../../../shared/list/state'
import { sharedMessages } from '../../../shared/shared-messages'

/** The orders of the server; most of them are no column's. */
export function OrderChoice({ state }: { state: ListState }) {
  const t = useMessages(sharedMessages)
  return (
    <Select
      value={state.order}
      onChange={state.setOrder}
      options={[...useCodes('ApplicationOrder')]}
      aria-label={t.order}
      popupMatchSelectWidth={false}
      style={{ minWidth: 130 }}
    />
  )
}
