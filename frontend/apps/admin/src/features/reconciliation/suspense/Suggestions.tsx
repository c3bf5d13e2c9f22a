import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { SimpleTable } from '../../../shared/SimpleTable'
import { suspenseMessages as messages } from '../suspense-messages'
import { FindLoan } from './FindLoan'
import { AssignDrawer } from './SuspenseActs'
import type { SuspenseOfPage, SuspenseSuggested } from './SuspensePage'

interface Props {
  readonly item: SuspenseOfPage
  readonly suggestions: readonly SuspenseSuggested[]
  readonly onDone: () => void
}

/** Loans that the money may be for, the likeliest first. */
export function Suggestions({ item, suggestions, onDone }: Props) {
  const t = useMessages(messages)
  const code = useCode()
  const [loan, setLoan] = useState<{ id: string; number: string } | null>(null)
  return (
    <>
      <SimpleTable
        label={t.suggestions}
        rows={suggestions}
        keyOf={(row) => row.loanId}
        empty={t.noSuggestions}
        columns={[
          {
            title: t.loan,
            render: (row) => (
              <Link to={`/loans/${encodeURIComponent(row.loanId)}`}>{row.loan?.number ?? '—'}</Link>
            ),
          },
          { title: t.customer, render: (row) => row.loan?.customer?.name ?? '—' },
          {
            title: t.clues,
            render: (row) =>
              row.clues.map((clue) => <Tag key={clue}>{code('SuspenseClue', clue)}</Tag>),
          },
          { title: t.score, right: true, render: (row) => row.score },
          {
            title: t.assign,
            render: (row) =>
              row.loan ? (
                <Button size="small" onClick={() => setLoan(row.loan)}>
                  {t.assign}
                </Button>
              ) : null,
          },
        ]}
      />
      <FindLoan onChoose={setLoan} />
      {loan ? (
        <AssignDrawer item={item} loan={loan} onClose={() => setLoan(null)} onDone={onDone} />
      ) : null}
    </>
  )
}
