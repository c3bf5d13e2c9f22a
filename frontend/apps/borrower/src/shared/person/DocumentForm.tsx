import { useCodes } from '@xindai/graphql'
import type { CustomerDocumentCategory } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { SelectField } from '../choices'
import { DateField } from '../fields'
import { Upload } from '../Upload'
import { useVerbForm } from '../useForm'
import { VerbForm } from '../VerbForm'
import { OwnDocumentAddDocument } from './person.generated'
import { personMessages } from './person-messages'

interface Props {
  /** What is asked for; else he chooses. */
  readonly category?: CustomerDocumentCategory
  readonly onDone: (documentId: string) => void
}

/** 提交资料: a photo or a file, and what it is. */
export function DocumentForm({ category, onDone }: Props) {
  const t = useMessages(personMessages)
  const categories = useCodes('CustomerDocumentCategory')
  const [round, setRound] = useState(0)
  const form = useVerbForm(OwnDocumentAddDocument, {
    initial: { category: category ?? '', fileId: '', expiresOn: '' },
    required: ['category'],
    check: ({ fileId }) => (fileId ? {} : { fileId: t.fileMissing }),
    input: (values) => ({
      category: values.category as CustomerDocumentCategory,
      fileId: values.fileId,
      expiresOn: values.expiresOn || null,
    }),
    onDone: ({ document }) => {
      form.reset()
      setRound(round + 1)
      if (document) onDone(document.id)
    },
  })
  return (
    <VerbForm form={form} submit={t.addDocument}>
      {category ? null : (
        <SelectField {...form.field('category')} label={t.category} options={categories} />
      )}
      <Upload
        key={round}
        label={t.file}
        onFile={(fileId) => form.set('fileId', fileId ?? '')}
        error={form.errorOf('fileId')}
      />
      <DateField {...form.field('expiresOn')} label={t.expiresOn} />
    </VerbForm>
  )
}
