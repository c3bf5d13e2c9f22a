import { useMessages } from '@xindai/i18n'
import { Amount, Named } from '@xindai/ui'
import { SimpleTable } from '../../../shared/SimpleTable'
import { sharedMessages } from '../../../shared/shared-messages'
import { messages } from '../line-messages'
import type { LineFieldsFragment } from './line.generated'

type Part = LineFieldsFragment['subLines'][number]

/** What each product may take of the line. */
export function SubLines({ line }: { line: LineFieldsFragment }) {
  const t = useMessages(messages)
  const { yes, no } = useMessages(sharedMessages)
  if (line.subLines.length === 0) return <p className="xd-muted">{t.noSubLines}</p>
  return (
    <SimpleTable<Part>
      label={t.subLines}
      rows={line.subLines}
      keyOf={(part) => part.product?.id ?? ''}
      columns={[
        { title: t.product, render: (part) => <Named value={part.product} /> },
        { title: t.revolving, render: (part) => (part.isRevolving ? yes : no) },
        { title: t.limit, right: true, render: (part) => <Amount value={part.limit} /> },
        { title: t.reserved, right: true, render: (part) => <Amount value={part.reserved} /> },
        { title: t.used, right: true, render: (part) => <Amount value={part.used} /> },
        { title: t.available, right: true, render: (part) => <Amount value={part.available} /> },
      ]}
    />
  )
}
