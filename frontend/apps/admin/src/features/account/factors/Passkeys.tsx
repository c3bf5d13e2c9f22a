import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { useAct } from '../../../shared/verb/useAct'
import { AccountPasskeyRemoveDocument } from '../account.generated'
import { messages } from '../account-messages'
import { AddPasskey } from './AddPasskey'
import type { Factors, PartProps } from './FactorsTab'

type Row = Factors['passkeys'][number]

/** Keys in one's devices. */
export function Passkeys({ factors, onChanged, onCodes }: PartProps) {
  const t = useMessages(messages)
  const remove = useAct(AccountPasskeyRemoveDocument)
  const [adding, setAdding] = useState(false)
  const add = (
    <Button size="small" onClick={() => setAdding(true)}>
      {t.passkeyAdd}
    </Button>
  )
  const act = (row: Row) => (
    <Popconfirm
      title={t.passkeyRemoveSure}
      onConfirm={async () => (await remove.act({ passkeyId: row.id })) && onChanged()}
    >
      <Button type="link" size="small" danger aria-label={`${t.remove}: ${row.name}`}>
        {t.remove}
      </Button>
    </Popconfirm>
  )
  const remark = (row: Row) => {
    if (row.isCloned) return <span className="xd-bad">{t.cloned}</span>
    return row.isBackedUp ? t.backedUp : '—'
  }
  return (
    <Section title={t.passkeys} extra={'PublicKeyCredential' in window ? add : null}>
      <p className="xd-muted">{t.passkeysText}</p>
      <SimpleTable<Row>
        label={t.passkeys}
        rows={factors.passkeys}
        keyOf={(row) => row.id}
        empty={t.passkeyNone}
        columns={[
          { title: t.passkeyName, render: (row) => row.name },
          { title: t.createdAt, render: (row) => <DateTimeText value={row.createdAt} /> },
          { title: t.lastUsedAt, render: (row) => <DateTimeText value={row.lastUsedAt} /> },
          { title: t.remark, render: remark },
          { title: '', render: act },
        ]}
      />
      {adding ? (
        <AddPasskey
          onClose={() => setAdding(false)}
          onDone={(codes) => {
            setAdding(false)
            if (codes) onCodes(codes)
            else onChanged()
          }}
        />
      ) : null}
    </Section>
  )
}
