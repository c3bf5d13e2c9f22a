import { useVerb } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { App, Button, Popconfirm } from 'antd'
import { Section } from '../../../shared/Section'
import { AccountRecoveryRenewDocument } from '../account.generated'
import { messages } from '../account-messages'
import type { PartProps } from './FactorsTab'

/** Codes for when no device is at hand. */
export function Recovery({ factors, onCodes }: PartProps) {
  const t = useMessages(messages)
  const { message } = App.useApp()
  const { send, busy } = useVerb(AccountRecoveryRenewDocument)
  const hasFactor = factors.hasTotp || factors.passkeys.length > 0
  const renew = async () => {
    const outcome = await send({})
    if (outcome.kind === 'refused')
      message.error(outcome.errors.map((one) => one.message).join(' '))
    else onCodes(outcome.payload.recoveryCodes)
  }
  return (
    <Section title={t.recovery}>
      {hasFactor ? (
        <>
          <p className="xd-muted">{fill(t.recoveryText, { n: factors.recoveryCodesLeft })}</p>
          <Popconfirm title={t.renewSure} onConfirm={renew}>
            <Button loading={busy}>{t.renew}</Button>
          </Popconfirm>
        </>
      ) : (
        <p className="xd-muted">{t.recoveryNone}</p>
      )}
    </Section>
  )
}
