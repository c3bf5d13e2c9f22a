import { useMessages } from '@xindai/i18n'
import { DateText } from '@xindai/ui'
import { useState } from 'react'
import { useClient } from 'urql'
import { Notice, Row, Rows, Section } from '../../../shared/blocks'
import { FileSheet } from '../../../shared/FileSheet'
import { FileIcon } from '../../../shared/icons'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import type { OpenedPaper } from '../papers/Papers'
import { usePaper } from '../papers/usePaper'
import type { OwnDispute } from './Dispute'
import { disputeMessages } from './dispute-messages'
import { OwnDisputeEvidenceDocument, OwnDisputePackPathsDocument } from './disputes.generated'

type Pack = OwnDispute['packs'][number]

/** The evidence: made on demand, kept; the way to it is asked for when it is pressed. */
export function Packs({ dispute, onMade }: { dispute: OwnDispute; onMade: () => void }) {
  const t = useMessages(disputeMessages)
  const client = useClient()
  const shown = usePaper()
  const [opened, setOpened] = useState<OpenedPaper | null>(null)
  const [failed, setFailed] = useState(false)
  const form = useVerbForm(OwnDisputeEvidenceDocument, {
    initial: {},
    input: () => ({ disputeId: dispute.id }),
    onDone: ({ paper }) => {
      if (paper) setOpened(shown(paper))
      onMade()
    },
  })
  const open = async (pack: Pack) => {
    const { data } = await client.query(
      OwnDisputePackPathsDocument,
      { id: dispute.id },
      { requestPolicy: 'network-only' },
    )
    const found = data?.loanDispute?.packs.find((one) => one.id === pack.id)
    setFailed(!found)
    if (found) setOpened(shown({ ...pack, downloadPath: found.downloadPath }))
  }
  return (
    <Section title={t.packs}>
      {failed ? (
        <Notice tone="bad" alert>
          {t.openFailed}
        </Notice>
      ) : null}
      {dispute.packs.length > 0 ? (
        <Rows>
          {dispute.packs.map((pack) => (
            <Row
              key={pack.id}
              icon={<FileIcon />}
              title={pack.number}
              note={<DateText value={pack.createdOn} />}
              onPress={() => open(pack)}
            />
          ))}
        </Rows>
      ) : (
        <p className="x-muted x-small">{t.packsText}</p>
      )}
      <VerbForm form={form} submit={t.makePack} />
      {opened ? <FileSheet {...opened} onClose={() => setOpened(null)} /> : null}
    </Section>
  )
}
