import { useCode } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { useClient } from 'urql'
import { Notice, Row, Rows, Section } from '../../../shared/blocks'
import { FileIcon } from '../../../shared/icons'
import type { OpenedPaper } from './Papers'
import { OwnLoanPaperPathsDocument, type OwnLoanPapersQuery } from './papers.generated'
import { papersMessages } from './papers-messages'
import { usePaper } from './usePaper'

type Papered = NonNullable<OwnLoanPapersQuery['loan']>
type Paper = Papered['papers'][number]

interface Props {
  readonly loan: Papered
  readonly onOpen: (paper: OpenedPaper) => void
}

/** Every paper of the loan; the way to one is good for minutes, so it is asked for when pressed. */
export function MadePapers({ loan, onOpen }: Props) {
  const t = useMessages(papersMessages)
  const code = useCode()
  const language = useLanguage()
  const client = useClient()
  const shown = usePaper()
  const [failed, setFailed] = useState(false)
  if (loan.papers.length === 0) return null
  const open = async (paper: Paper) => {
    const { data } = await client.query(
      OwnLoanPaperPathsDocument,
      { id: loan.id },
      { requestPolicy: 'network-only' },
    )
    const found = data?.loan?.papers.find((one) => one.id === paper.id)
    setFailed(!found)
    if (found) onOpen(shown({ ...paper, downloadPath: found.downloadPath }))
  }
  const noteOf = ({ fromOn, toOn, createdOn }: Paper) => {
    const date = (day: string) => formatDate(day, language)
    return fromOn && toOn
      ? fill(t.period, { from: date(fromOn), to: date(toOn) })
      : fill(t.madeOn, { date: date(createdOn) })
  }
  return (
    <Section title={t.made}>
      {failed ? (
        <Notice tone="bad" alert>
          {t.openFailed}
        </Notice>
      ) : null}
      <Rows>
        {loan.papers.map((paper) => (
          <Row
            key={paper.id}
            icon={<FileIcon />}
            title={code('LoanPaperKind', paper.kind)}
            note={
              <>
                {noteOf(paper)}
                <br />
                {paper.number} · {paper.format}
              </>
            }
            onPress={() => open(paper)}
          />
        ))}
      </Rows>
    </Section>
  )
}
