import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { TextField } from '../../../shared/fields'
import { Sheet } from '../../../shared/Sheet'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { contractMessages } from '../contracts-messages'
import { OwnContractCancelDocument } from './contract.generated'

/** 撤销 while no money has followed. */
export function Cancel({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useMessages(contractMessages)
  const [open, setOpen] = useState(false)
  const form = useVerbForm(OwnContractCancelDocument, {
    initial: { reason: '' },
    required: ['reason'],
    input: ({ reason }) => ({ contractId: id, reason }),
    onDone: () => {
      setOpen(false)
      onDone()
    },
  })
  return (
    <>
      <Button block kind="danger" onPress={() => setOpen(true)}>
        {t.cancel}
      </Button>
      {open ? (
        <Sheet title={t.cancelTitle} onClose={() => setOpen(false)}>
          <VerbForm form={form} submit={t.cancel} danger>
            <p>{t.cancelText}</p>
            <TextField {...form.field('reason')} label={t.cancelReason} maxLength={200} />
          </VerbForm>
        </Sheet>
      ) : null}
    </>
  )
}
