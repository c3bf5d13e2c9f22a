import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { CheckField } from '../../../shared/choices'
import { DocumentForm } from '../../../shared/person/DocumentForm'
import { Sheet } from '../../../shared/Sheet'
import type { OwnDocument } from './NewRequest'
import { requestMessages } from './request-messages'

interface Props {
  readonly documents: readonly OwnDocument[]
  readonly attached: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  readonly onAdded: () => void
  readonly error?: string | undefined
}

/** The papers that go with a request: those that are there already, and new ones. */
export function Attached({ documents, attached, onChange, onAdded, error }: Props) {
  const t = useMessages(requestMessages)
  const code = useCode()
  const [adding, setAdding] = useState(false)
  const set = (id: string, isOn: boolean) =>
    onChange(isOn ? [...attached, id] : attached.filter((one) => one !== id))
  return (
    <fieldset className="x-group">
      <legend>{t.documents}</legend>
      {documents.map((one) => (
        <CheckField
          key={one.id}
          checked={attached.includes(one.id)}
          onChange={(isOn) => set(one.id, isOn)}
          label={
            <>
              {code('CustomerDocumentCategory', one.category)}{' '}
              <span className="x-muted x-small">
                <DateTimeText value={one.addedAt} />
              </span>
            </>
          }
        />
      ))}
      {error ? <div className="x-error">{error}</div> : null}
      <Button kind="plain" onPress={() => setAdding(true)}>
        {t.addDocument}
      </Button>
      {adding ? (
        <Sheet title={t.addDocument} onClose={() => setAdding(false)}>
          <DocumentForm
            onDone={(id) => {
              setAdding(false)
              set(id, true)
              onAdded()
            }}
          />
        </Sheet>
      ) : null}
    </fieldset>
  )
}
