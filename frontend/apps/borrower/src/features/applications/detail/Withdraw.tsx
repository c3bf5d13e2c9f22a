import { useMessages } from '@xindai/i18n'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { applicationMessages } from '../applications-messages'
import { OwnApplicationWithdrawDocument } from './application.generated'

/** 撤回: the way out, until the contract is signed. */
export function Withdraw({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useMessages(applicationMessages)
  const form = useVerbForm(OwnApplicationWithdrawDocument, {
    initial: {},
    input: () => ({ applicationId: id, reason: '' }),
    confirm: () => ({
      title: t.withdrawTitle,
      content: <p>{t.withdrawText}</p>,
      action: t.withdraw,
    }),
    onDone,
  })
  return <VerbForm form={form} submit={t.withdraw} danger />
}
