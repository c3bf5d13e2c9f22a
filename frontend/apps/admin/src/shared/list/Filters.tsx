import { useMessages } from '@xindai/i18n'
import { Button, Input, Select } from 'antd'
import { DateInput } from '../fields'
import { sharedMessages } from '../shared-messages'
import type { ListState } from './state'
import type { Filter } from './types'

/** The criteria of a list; each changes the address at once. */
export function Filters({ filters, state }: { filters: readonly Filter[]; state: ListState }) {
  const t = useMessages(sharedMessages)
  return (
    <search className="xd-filters" aria-label={t.filters}>
      {filters.map((filter) => (
        <FilterField key={filter.key} filter={filter} state={state} />
      ))}
      {state.isFiltered ? (
        <Button type="link" onClick={state.reset}>
          {t.reset}
        </Button>
      ) : null}
    </search>
  )
}

function FilterField({ filter, state }: { filter: Filter; state: ListState }) {
  const value = state.values[filter.key]
  const set = (next: string | undefined) => state.set(filter.key, next)
  if (filter.kind === 'text') {
    return (
      <Input.Search
        key={value ?? ''}
        defaultValue={value}
        placeholder={filter.label}
        aria-label={filter.label}
        allowClear
        maxLength={64}
        onSearch={(text) => set(text.trim())}
        style={{ width: 220 }}
      />
    )
  }
  if (filter.kind === 'date') {
    return (
      <DateInput
        value={value}
        onChange={set}
        placeholder={filter.label}
        aria-label={filter.label}
      />
    )
  }
  const opening = {
    loading: filter.loading ?? false,
    onOpenChange: (isOpen: boolean) => isOpen && filter.onOpen?.(),
  }
  if (filter.several) {
    return (
      <Select
        {...opening}
        mode="multiple"
        value={value?.split(',') ?? []}
        onChange={(next: string[]) => set(next.join(','))}
        options={[...filter.options]}
        placeholder={filter.label}
        aria-label={filter.label}
        allowClear
        maxTagCount="responsive"
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        style={{ minWidth: 180 }}
      />
    )
  }
  return (
    <Select
      {...opening}
      value={value}
      onChange={set}
      options={[...filter.options]}
      placeholder={filter.label}
      aria-label={filter.label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      style={{ minWidth: 140 }}
    />
  )
}
