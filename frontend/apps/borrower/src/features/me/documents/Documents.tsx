import { useCode, useRead, useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Notice, Row, Rows, Tag, type Tone } from '../../../shared/blocks'
import { FileSheet } from '../../../shared/FileSheet'
import { FileIcon } from '../../../shared/icons'
import { Page } from '../../../shared/Page'
import { DocumentForm } from '../../../shared/person/DocumentForm'
import { Sheet } from '../../../shared/Sheet'
import { Empty, Reading } from '../../../shared/states'
import { CustomerDocumentOpenDocument, DocumentsDocument } from './documents.generated'
import { documentMessages } from './documents-messages'

const TONES: Readonly<Record<string, Tone>> = { VERIFIED: 'good', REJECTED: 'bad' }

interface Opened {
  readonly title: string
  readonly path: string
}

/** The papers he handed in, how they stand, and what is on them. */
export function Component() {
  const t = useMessages(documentMessages)
  const code = useCode()
  const read = useRead(DocumentsDocument, {})
  const { send } = useVerb(CustomerDocumentOpenDocument)
  const [adding, setAdding] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const added = () => {
    setAdding(false)
    read.reload()
  }
  const open = async (documentId: string, title: string) => {
    const outcome = await send({ documentId, reason: null })
    if (outcome.kind === 'refused') {
      const [first] = outcome.errors
      setRefusal((first?.code !== 'OFFLINE' && first?.message) || t.openFailed)
    } else if (outcome.payload.path) setOpened({ title, path: outcome.payload.path })
  }
  return (
    <Page title={t.title} back="/me">
      {refusal ? (
        <Notice tone="bad" alert>
          {refusal}
        </Notice>
      ) : null}
      <Reading read={read}>
        {({ me }) => {
          const documents = me.customer?.documents ?? []
          if (documents.length === 0) return <Empty title={t.emptyTitle} text={t.emptyText} />
          return (
            <Rows>
              {documents.map((one) => {
                const name = code('CustomerDocumentCategory', one.category)
                return (
                  <Row
                    key={one.id}
                    icon={<FileIcon />}
                    title={name}
                    note={<DateTimeText value={one.addedAt} />}
                    value={
                      <Tag tone={TONES[one.status] ?? 'quiet'}>
                        {code('CustomerDocumentStatus', one.status)}
                      </Tag>
                    }
                    onPress={() => open(one.id, name)}
                  />
                )
              })}
            </Rows>
          )
        }}
      </Reading>
      <Button block onPress={() => setAdding(true)}>
        {t.add}
      </Button>
      {adding ? (
        <Sheet title={t.add} onClose={() => setAdding(false)}>
          <DocumentForm onDone={added} />
        </Sheet>
      ) : null}
      {opened ? (
        <FileSheet {...opened} fileName={opened.title} onClose={() => setOpened(null)} />
      ) : null}
    </Page>
  )
}
