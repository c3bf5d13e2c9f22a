import { useMessages } from '@xindai/i18n'
import { Card, Section } from '../../../shared/blocks'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import type { OpenedPaper } from './Papers'
import { OwnSettlementCertificateDocument } from './papers.generated'
import { papersMessages } from './papers-messages'
import { usePaper } from './usePaper'

interface Props {
  readonly loanId: string
  readonly isClosed: boolean
  readonly onMade: (paper: OpenedPaper) => void
}

/** 结清证明, once everything is paid. */
export function Certificate({ loanId, isClosed, onMade }: Props) {
  const t = useMessages(papersMessages)
  const shown = usePaper()
  const form = useVerbForm(OwnSettlementCertificateDocument, {
    initial: {},
    input: () => ({ loanId }),
    onDone: ({ paper }) => paper && onMade(shown(paper)),
  })
  return (
    <Section title={t.certificate}>
      <Card>
        <div className="x-stack">
          <p className="x-muted">{isClosed ? t.certificateText : t.certificateLater}</p>
          {isClosed ? <VerbForm form={form} submit={t.makeCertificate} /> : null}
        </div>
      </Card>
    </Section>
  )
}
