import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Ready } from '../../../shared/Ready'
import { messages } from './messages'
import { TextsTable } from './TextsTable'
import { MessagePreviewDocument, type MessagePreviewQueryVariables } from './templates.generated'
import type { TextRow } from './texts'

/** The texts with sample values, as the server would send them. */
export function Preview({ kind, rows }: { kind: string; rows: readonly TextRow[] }) {
  const t = useMessages(messages)
  const texts = rows.map(({ channel, language, subject, body }) => ({
    channel,
    language,
    subject,
    body,
  })) as MessagePreviewQueryVariables['texts']
  const read = useRead(MessagePreviewDocument, { kind, texts })
  return (
    <Ready read={read}>
      {({ messagePreview }) => <TextsTable label={t.tabPreview} rows={messagePreview} />}
    </Ready>
  )
}
