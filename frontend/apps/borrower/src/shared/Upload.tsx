import { useVerb } from '@xindai/graphql'
import type { UploadPurpose } from '@xindai/graphql/schema'
import { fill, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { useNetwork } from '../offline/network'
import { Field } from './Field'
import { sendFile } from './sendFile'
import { sharedMessages } from './shared-messages'
import { shrink } from './shrink'
import { UploadBeginDocument } from './upload.generated'

interface Props {
  readonly label: string
  readonly purpose?: UploadPurpose
  /** The id of a file whose content has arrived and was taken; null when another one is chosen. */
  readonly onFile: (fileId: string | null) => void
  readonly error?: string | undefined
  readonly hint?: string
  /** Opens the camera on a phone. */
  readonly camera?: boolean
}

/** One file: chosen or photographed, sent with its progress, checked by the server. */
export function Upload(props: Props) {
  const { label, purpose = 'CUSTOMER_DOCUMENT', onFile, camera } = props
  const t = useMessages(sharedMessages)
  const { online } = useNetwork()
  const { send } = useVerb(UploadBeginDocument)
  const [percent, setPercent] = useState<number | null>(null)
  const [name, setName] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)

  const begin = async (chosen: File): Promise<string | null> => {
    const file = await shrink(chosen)
    const outcome = await send({ name: file.name, sizeBytes: file.size, purpose })
    if (outcome.kind === 'refused') {
      const [first] = outcome.errors
      return (first?.code !== 'OFFLINE' && first?.message) || t.uploadFailed
    }
    const { fileId, path } = outcome.payload
    if (!fileId || !path) return t.uploadFailed
    const code = await sendFile(path, file, setPercent)
    if (code !== null) return code.startsWith('FILE_') ? t.uploadRefused : t.uploadFailed
    setName(chosen.name)
    onFile(fileId)
    return null
  }
  const take = async (file: File) => {
    onFile(null)
    setName(null)
    setPercent(0)
    setRefusal(await begin(file))
    setPercent(null)
  }
  const error = props.error ?? refusal ?? undefined
  return (
    <Field label={label} error={error} hint={props.hint ?? t.uploadHint}>
      {(wiring) => (
        <div className="x-upload">
          <span className="x-upload-control">
            <input
              {...wiring}
              type="file"
              accept="image/jpeg,image/png,image/webp,application/pdf"
              capture={camera ? 'environment' : undefined}
              disabled={percent !== null || !online}
              onChange={(event) => {
                const file = event.target.files?.[0]
                event.target.value = ''
                if (file) void take(file)
              }}
            />
            <span className="x-button" data-kind="plain" aria-hidden="true">
              {name ? t.uploadAgain : t.upload}
            </span>
          </span>
          {percent === null ? null : (
            <progress max={100} value={percent} aria-label={fill(t.uploading, { n: percent })} />
          )}
          <span role="status" className="x-small">
            {percent === 100 ? t.uploadChecking : null}
            {name ? fill(t.uploaded, { name }) : null}
            {online ? null : t.offlineCommand}
          </span>
        </div>
      )}
    </Field>
  )
}
