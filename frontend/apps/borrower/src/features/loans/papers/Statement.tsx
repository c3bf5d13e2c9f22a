import { useCodes } from '@xindai/graphql'
import type { LoanPaperFormat } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { Card, Section } from '../../../shared/blocks'
import { ChoiceField } from '../../../shared/choices'
import { DateField } from '../../../shared/fields'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import type { OpenedPaper } from './Papers'
import { OwnLoanStatementDocument } from './papers.generated'
import { papersMessages } from './papers-messages'
import { usePaper } from './usePaper'

interface Props {
  readonly loanId: string
  readonly disbursedOn: string
  /** The business date: the last day that a statement can have. */
  readonly asOf: string
  readonly onMade: (paper: OpenedPaper) => void
}

/** 对账单 of a period; all of the loan's life unless another one is chosen. */
export function Statement({ loanId, disbursedOn, asOf, onMade }: Props) {
  const t = useMessages(papersMessages)
  const formats = useCodes('LoanPaperFormat')
  const shown = usePaper()
  const form = useVerbForm(OwnLoanStatementDocument, {
    initial: { from: disbursedOn, to: asOf, format: 'PDF' },
    required: ['from', 'to', 'format'],
    input: ({ from, to, format }) => ({ loanId, from, to, format: format as LoanPaperFormat }),
    onDone: ({ paper }) => paper && onMade(shown(paper)),
  })
  return (
    <Section title={t.statement}>
      <Card>
        <div className="x-stack">
          <p className="x-muted">{t.statementText}</p>
          <VerbForm form={form} submit={t.makeStatement}>
            <DateField {...form.field('from')} label={t.from} min={disbursedOn} max={asOf} />
            <DateField {...form.field('to')} label={t.to} min={disbursedOn} max={asOf} />
            <ChoiceField {...form.field('format')} label={t.format} options={formats} />
          </VerbForm>
        </div>
      </Card>
    </Section>
  )
}
