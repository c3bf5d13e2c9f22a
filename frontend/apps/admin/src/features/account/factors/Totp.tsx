import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { App, Button, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { Section } from '../../../shared/Section'
import { StatusMark } from '../../../shared/StatusMark'
import { useAct } from '../../../shared/verb/useAct'
import { AccountTotpBeginDocument, AccountTotpRemoveDocument } from '../account.generated'
import { messages } from '../account-messages'
import type { PartProps } from './FactorsTab'
import { TotpSetUp } from './TotpSetUp'

/** The authenticator app. */
export function Totp({ factors, onChanged, onCodes }: PartProps) {
  const t = useMessages(messages)
  const { message } = App.useApp()
  const begin = useVerb(AccountTotpBeginDocument)
  const remove = useAct(AccountTotpRemoveDocument)
  const [draft, setDraft] = useState<{ address: string; secret: string } | null>(null)
  const start = async () => {
    const outcome = await begin.send({})
    if (outcome.kind === 'refused') {
      message.error(outcome.errors.map((one) => one.message).join(' '))
      return
    }
    const { address, secret } = outcome.payload
    if (address && secret) setDraft({ address, secret })
  }
  return (
    <Section
      title={t.totp}
      extra={<StatusMark ok={factors.hasTotp} text={factors.hasTotp ? t.totpOn : t.totpOff} />}
    >
      <p className="xd-muted">{t.totpText}</p>
      <Space wrap>
        <Button type={factors.hasTotp ? 'default' : 'primary'} loading={begin.busy} onClick={start}>
          {factors.hasTotp ? t.totpAgain : t.totpBegin}
        </Button>
        {factors.hasTotp ? (
          <Popconfirm
            title={t.totpRemoveSure}
            onConfirm={async () => (await remove.act({})) && onChanged()}
          >
            <Button danger loading={remove.busy}>
              {t.remove}
            </Button>
          </Popconfirm>
        ) : null}
      </Space>
      {draft ? (
        <TotpSetUp
          draft={draft}
          onClose={() => setDraft(null)}
          onDone={(codes) => {
            setDraft(null)
            if (codes) onCodes(codes)
            else onChanged()
          }}
        />
      ) : null}
    </Section>
  )
}
