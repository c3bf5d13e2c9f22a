import { useCode } from '@xindai/graphql'
import { useChannel } from '../parts/useChannels'
import { useMethod } from '../parts/useMethod'

/** Facts that are codes, in words; the rest stays as it is. */
export function useFactWord(): (name: string, value: unknown) => unknown {
  const code = useCode()
  const method = useMethod()
  const channel = useChannel()
  const paper = (one: unknown) => code('CustomerDocumentCategory', String(one).toUpperCase())
  return (name, value) => {
    if (name === 'document_categories' && Array.isArray(value)) return value.map(paper)
    if (typeof value !== 'string') return value
    if (name === 'method') return method(value)
    if (name === 'channel') return channel(value)
    if (name === 'employment_kind') return code('EmploymentKind', value.toUpperCase())
    return value
  }
}
