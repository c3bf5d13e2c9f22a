import { UploadOutlined } from '@ant-design/icons'
import { useVerb } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Button, Upload } from 'antd'
import { filesMessages } from './files-messages'
import { StaffUploadBeginDocument } from './upload.generated'

interface Props {
  readonly id?: string
  readonly value?: readonly string[]
  readonly onChange?: (ids: readonly string[]) => void
}

/** Pictures that are sent as soon as they are chosen; the value is the ids of those that arrived. */
export function PhotosInput({ id, value = [], onChange }: Props) {
  const t = useMessages(filesMessages)
  const { send } = useVerb(StaffUploadBeginDocument)
  const put = async (file: File): Promise<string> => {
    const begun = await send({
      // Names of files say too much about people: the server keeps a neutral one.
      name: `photo.${file.type === 'image/png' ? 'png' : 'jpg'}`,
      purpose: 'CUSTOMER_DOCUMENT',
      sizeBytes: file.size,
    })
    if (begun.kind !== 'done') {
      throw new Error(begun.kind === 'refused' ? begun.errors[0]?.message : t.failed)
    }
    const { path, fileId } = begun.payload
    const answer = await fetch(path ?? '', { method: 'PUT', body: file })
    if (answer.status !== 201 || !fileId) {
      const code = ((await answer.json().catch(() => ({}))) as { code?: string }).code
      throw new Error(fill(t.failed, { code: code ?? answer.status }))
    }
    return fileId
  }
  return (
    <Upload
      id={id}
      accept="image/jpeg,image/png,image/webp"
      multiple
      maxCount={10}
      customRequest={({ file, onSuccess, onError }) => {
        put(file as File).then(
          (fileId) => {
            onChange?.([...value, fileId])
            onSuccess?.(fileId)
          },
          (error: Error) => onError?.(error),
        )
      }}
      onRemove={(file) => onChange?.(value.filter((one) => one !== file.response))}
    >
      <Button icon={<UploadOutlined />}>{t.choose}</Button>
    </Upload>
  )
}
