import { UploadOutlined } from '@ant-design/icons'
import { useCodes, useVerb } from '@xindai/graphql'
import type { CustomerDocumentCategory } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { App, Button, Select, Space, Upload } from 'antd'
import { useState } from 'react'
import { AddDocumentDocument, BeginUploadDocument } from './draft.generated'
import { messages } from './messages'

interface Props {
  readonly customerId: string
  readonly onAdded: (documentId: string) => void
}

/** A picture or a PDF goes to the store, then to the customer's papers. */
export function UploadPaper({ customerId, onAdded }: Props) {
  const t = useMessages(messages)
  const { message } = App.useApp()
  const categories = [...useCodes('CustomerDocumentCategory')]
  const [category, setCategory] = useState<CustomerDocumentCategory>('ID_CARD_FRONT')
  const [busy, setBusy] = useState(false)
  const begin = useVerb(BeginUploadDocument)
  const add = useVerb(AddDocumentDocument)
  const refuse = (errors: readonly { readonly message: string }[]) =>
    message.error(errors.map((one) => one.message).join(' '))

  const send = async (file: File) => {
    const begun = await begin.send({
      name: file.name,
      sizeBytes: file.size,
      purpose: 'CUSTOMER_DOCUMENT',
    })
    if (begun.kind === 'refused') return refuse(begun.errors)
    const { path, fileId } = begun.payload
    const answer = await fetch(path ?? '', { method: 'PUT', body: file })
    if (!answer.ok || !fileId) return message.error(t.uploadFailed)
    const added = await add.send({ customerId, category, fileId })
    if (added.kind === 'refused') return refuse(added.errors)
    message.success(t.uploaded)
    if (added.payload.document) onAdded(added.payload.document.id)
  }
  return (
    <Space wrap>
      <Select
        value={category}
        onChange={setCategory}
        options={categories as { value: CustomerDocumentCategory; label: string }[]}
        aria-label={t.category}
        popupMatchSelectWidth={false}
        style={{ minWidth: 160 }}
      />
      <Upload
        accept="image/jpeg,image/png,image/webp,application/pdf"
        showUploadList={false}
        customRequest={({ file }) => {
          setBusy(true)
          send(file as File).finally(() => setBusy(false))
        }}
      >
        <Button icon={<UploadOutlined />} loading={busy} title={t.file}>
          {busy ? t.uploading : t.upload}
        </Button>
      </Upload>
    </Space>
  )
}
