import { useMessages } from '@xindai/i18n'
import { Form, Input } from 'antd'
import { PhotosInput } from '../../../shared/files/PhotosInput'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { verbMessages } from '../messages'
import { newestHash } from './catalog'
import type { FormProps } from './VerbForms'
import { ContractInPersonRecordDocument, ContractInPersonWitnessDocument } from './verbs.generated'

interface Values {
  readonly place: string
  readonly photos: readonly string[]
}

/** What the officer saw, with photographs; a witness confirms it afterwards. */
export function InPersonForm({ contract, onClose, onDone }: FormProps) {
  const t = useMessages(verbMessages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  return (
    <VerbDrawer
      title={`${t.inPerson} · ${contract.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={ContractInPersonRecordDocument}
      toInput={(values: Values) => ({
        ...values,
        contractId: contract.id,
        documentSha256: newestHash(contract),
      })}
      submitText={t.inPerson}
    >
      <p className="xd-muted">{t.inPersonHint}</p>
      <Form.Item name="place" label={t.place} rules={rules}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="photos" label={t.photos} rules={rules}>
        <PhotosInput />
      </Form.Item>
    </VerbDrawer>
  )
}

export function WitnessForm({ contract, onClose, onDone }: FormProps) {
  const t = useMessages(verbMessages)
  return (
    <VerbDrawer
      title={`${t.witness} · ${contract.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={ContractInPersonWitnessDocument}
      toInput={() => ({ contractId: contract.id, documentSha256: newestHash(contract) })}
      submitText={t.witness}
    >
      <p className="xd-muted">{t.witnessHint}</p>
    </VerbDrawer>
  )
}
