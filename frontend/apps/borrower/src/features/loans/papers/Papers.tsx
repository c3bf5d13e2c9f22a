import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { useParams } from 'react-router'
import { FileSheet } from '../../../shared/FileSheet'
import { Page } from '../../../shared/Page'
import { Reading } from '../../../shared/states'
import { Found } from '../Found'
import { useLoanNews } from '../news'
import { loanPath } from '../paths'
import { Certificate } from './Certificate'
import { MadePapers } from './MadePapers'
import { OwnLoanPapersDocument } from './papers.generated'
import { papersMessages } from './papers-messages'
import { Statement } from './Statement'

/** A paper that is shown over the page. */
export interface OpenedPaper {
  readonly title: string
  readonly path: string
  readonly fileName: string
}

/** 对账单与结清证明: made on demand, kept, and opened again. */
export function Component() {
  const t = useMessages(papersMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnLoanPapersDocument, { id })
  const [opened, setOpened] = useState<OpenedPaper | null>(null)
  useLoanNews(id, read.reload)
  const made = (paper: OpenedPaper) => {
    setOpened(paper)
    read.reload()
  }
  return (
    <Page title={t.title} back={loanPath(id)}>
      <Reading read={read}>
        {(data) => (
          <Found value={data.loan}>
            {(loan) => (
              <>
                <Certificate loanId={loan.id} isClosed={loan.status === 'CLOSED'} onMade={made} />
                {loan.disbursedOn ? (
                  <Statement
                    loanId={loan.id}
                    disbursedOn={loan.disbursedOn}
                    asOf={loan.asOf}
                    onMade={made}
                  />
                ) : null}
                <MadePapers loan={loan} onOpen={setOpened} />
              </>
            )}
          </Found>
        )}
      </Reading>
      {opened ? <FileSheet {...opened} onClose={() => setOpened(null)} /> : null}
    </Page>
  )
}
