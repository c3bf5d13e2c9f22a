import { UploadOutlined } from '@ant-design/icons'
import { useVerb } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Button, Upload } from 'antd'
import { messages } from '../messages'
import { StatementUploadDocument } from './statements.generated'

interface Props {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (fileId: string | undefined) => void
}

/** A file of the bank that is sent as soon as it is chosen; the value is its id. */
export function StatementInput({ id, onChange }: Props) {
  const t = useMessages(messages)
  const { send } = useVerb(StatementUploadDocument)
  const put = async (file: File): Promise<string> => {
    const begun = await send({
      name: file.name.toLowerCase().endsWith('.xml') ? 'statement.xml' : 'statement.csv',
      purpose: 'BANK_STATEMENT',
      sizeBytes: file.size,
    })
    if (begun.kind === 'refused') throw new Error(begun.errors[0]?.message)
    const { path, fileId } = begun.payload
    const answer = await fetch(path ?? '', { method: 'PUT', body: file })
    if (answer.status !== 201 || !fileId) {
      const told = (await answer.json().catch(() => ({}))) as { code?: string }
      throw new Error(fill(t.uploadFailed, { code: told.code ?? answer.status }))
    }
    return fileId
  }
  return (
    <Upload
      id={id}
      accept=".csv,.xml"
      maxCount={1}
      customRequest={({ file, onSuccess, onError }) => {
        put(file as File).then(
          (fileId) => {
            onChange?.(fileId)
            onSuccess?.(fileId)
          },
          (error: Error) => onError?.(error),
        )
      }}
      onRemove={() => onChange?.(undefined)}
    >
      <Button icon={<UploadOutlined />}>{t.chooseFile}</Button>
    </Upload>
  )
}
