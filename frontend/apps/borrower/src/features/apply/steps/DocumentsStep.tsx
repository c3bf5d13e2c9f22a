import { useCode, useVerb } from '@xindai/graphql'
import type { CustomerDocumentCategory } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Notice, Row, Rows, Tag } from '../../../shared/blocks'
import { FileIcon } from '../../../shared/icons'
import { DocumentForm } from '../../../shared/person/DocumentForm'
import { Sheet } from '../../../shared/Sheet'
import { DraftSaveDocument } from '../../../shared/wish/wish.generated'
import { applyMessages } from '../apply-messages'
import type { StepProps } from '../draft/Draft'
import { wantedOf } from '../draft/steps'

/** 资料上传: each paper that is needed, and how it stands; a new one belongs to the draft at once. */
export function DocumentsStep({ draft, data, reload, next }: StepProps) {
  const t = useMessages(applyMessages)
  const code = useCode()
  const { send } = useVerb(DraftSaveDocument)
  const [open, setOpen] = useState<CustomerDocumentCategory | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const wanted = wantedOf(draft, data.me.customer)
  const words = { has: t.has, lacks: t.lacks, again: t.again }
  const added = async (documentId: string) => {
    setOpen(null)
    const documentIds = [...new Set([...draft.documentIds, documentId])]
    const outcome = await send({ applicationId: draft.id, documentIds })
    setRefusal(outcome.kind === 'refused' ? (outcome.errors[0]?.message ?? null) : null)
    reload()
  }
  return (
    <>
      {refusal ? (
        <Notice tone="bad" alert>
          {refusal}
        </Notice>
      ) : null}
      <p className="x-muted">{wanted.length > 0 ? t.documentsText : t.noDocuments}</p>
      {wanted.length > 0 ? (
        <Rows>
          {wanted.map(({ category, state }) => (
            <Row
              key={category}
              icon={<FileIcon />}
              title={code('CustomerDocumentCategory', category)}
              value={<Tag tone={state === 'has' ? 'good' : 'warn'}>{words[state]}</Tag>}
              onPress={() => setOpen(category as CustomerDocumentCategory)}
            />
          ))}
        </Rows>
      ) : null}
      <Button block onPress={next} disabled={wanted.some(({ state }) => state !== 'has')}>
        {t.next}
      </Button>
      {open ? (
        <Sheet title={code('CustomerDocumentCategory', open)} onClose={() => setOpen(null)}>
          <DocumentForm category={open} onDone={added} />
        </Sheet>
      ) : null}
    </>
  )
}
