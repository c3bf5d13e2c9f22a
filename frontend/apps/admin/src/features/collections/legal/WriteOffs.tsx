import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { PreviewDiff } from '../../../shared/loan/PreviewDiff'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { Who } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { DECISION_TONES } from '../tones'
import type { WriteOff } from './LegalPage'
import { CollectionWriteOffDecideDocument } from './legal.generated'
import { legalMessages } from './legal-messages'

interface Props {
  readonly rows: readonly WriteOff[]
  readonly onDone: () => void
}

/** Proposals to give loans up; who agrees carries it out, after a preview. */
export function WriteOffs({ rows, onDone }: Props) {
  const t = useMessages(legalMessages)
  const m = useMessages(messages)
  const code = useCode()
  const [chosen, setChosen] = useState<WriteOff | null>(null)
  return (
    <>
      <SimpleTable
        label={t.writeOffs}
        rows={rows}
        keyOf={(row) => row.id}
        empty={t.noWriteOffs}
        columns={[
          { title: t.number, render: (row) => row.number },
          {
            title: t.case,
            render: (row) => (
              <Link to={`/collections/cases/${encodeURIComponent(row.caseId)}`}>
                {row.caseNumber}
              </Link>
            ),
          },
          {
            title: t.loan,
            render: (row) => <Link to={`/loans/${encodeURIComponent(row.loanId)}`}>{t.see}</Link>,
          },
          { title: m.reason, render: (row) => code('CollectionWriteOffReason', row.reason) },
          { title: m.note, render: (row) => row.note ?? '—' },
          {
            title: m.outstanding,
            right: true,
            render: (row) => <Amount value={row.outstanding} />,
          },
          {
            title: m.status,
            render: (row) => (
              <StatusTag
                kind="CollectionWriteOffStatus"
                value={row.status}
                tones={DECISION_TONES}
              />
            ),
          },
          { title: t.proposedBy, render: (row) => <Who actor={row.proposedBy} /> },
          { title: t.decidedBy, render: (row) => <Who actor={row.decidedBy} /> },
          {
            title: t.act,
            render: (row) => <Acts row={row} onAgree={() => setChosen(row)} onDone={onDone} />,
          },
        ]}
      />
      {chosen ? (
        <VerbDrawer
          title={`${t.agree} · ${chosen.number}`}
          open
          onClose={() => setChosen(null)}
          onDone={onDone}
          document={CollectionWriteOffDecideDocument}
          toInput={() => ({ writeOffId: chosen.id, agrees: true })}
          preview={(payload) => <PreviewDiff preview={payload.preview} />}
          submitText={t.agree}
          danger
          width={860}
        >
          <p className="xd-muted">{t.agreeHint}</p>
        </VerbDrawer>
      ) : null}
    </>
  )
}

function Acts(props: {
  readonly row: WriteOff
  readonly onAgree: () => void
  readonly onDone: () => void
}) {
  const { row, onAgree, onDone } = props
  const t = useMessages(legalMessages)
  const { can } = useSession()
  const decide = useAct(CollectionWriteOffDecideDocument)
  if (row.status !== 'PROPOSED' || !can('collection.write_off_decide')) return '—'
  if (row.isMine) return t.own
  const turnDown = async () => {
    if (await decide.act({ writeOffId: row.id, agrees: false })) onDone()
  }
  return (
    <Space>
      {can('loan.write_off') ? (
        <Button size="small" onClick={onAgree}>
          {t.agree}
        </Button>
      ) : null}
      <Button size="small" loading={decide.busy} onClick={turnDown}>
        {t.turnDown}
      </Button>
    </Space>
  )
}
