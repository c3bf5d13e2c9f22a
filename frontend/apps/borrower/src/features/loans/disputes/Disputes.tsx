import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { useParams } from 'react-router'
import { Button } from '../../../shared/Button'
import { Notice, Row, Rows, Section, Tag } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { Found } from '../Found'
import { useDisputeNews } from '../news'
import { disputePath, loanPath } from '../paths'
import { disputeMessages } from './dispute-messages'
import { isOpen, TONES } from './dispute-states'
import { OwnLoanDisputesDocument, type OwnLoanDisputesQuery } from './disputes.generated'

type Contested = NonNullable<OwnLoanDisputesQuery['loan']>

/** 异议: what was contested of the loan, and contesting something. */
export function Component() {
  const t = useMessages(disputeMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnLoanDisputesDocument, { id })
  useDisputeNews(read.data?.loan?.disputes.find(isOpen), read.reload)
  return (
    <Page title={t.title} back={loanPath(id)}>
      <Reading read={read}>
        {(data) => (
          <Found value={data.loan}>
            {(loan) => (
              <>
                <Notice>{t.intro}</Notice>
                <Way loan={loan} />
                <Former loan={loan} />
              </>
            )}
          </Found>
        )}
      </Reading>
    </Page>
  )
}

/** What one can do now. */
function Way({ loan }: { loan: Contested }) {
  const t = useMessages(disputeMessages)
  const open = loan.disputes.find(isOpen)
  if (open) {
    return (
      <Empty
        title={t.openTitle}
        text={t.openText}
        action={<Button to={disputePath(loan.id, open.id)}>{t.see}</Button>}
      />
    )
  }
  if (loan.status !== 'ACTIVE') return <Empty title={t.notActiveTitle} text={t.notActiveText} />
  return (
    <Button block to={loanPath(loan.id, '/disputes/new')}>
      {t.begin}
    </Button>
  )
}

function Former({ loan }: { loan: Contested }) {
  const t = useMessages(disputeMessages)
  const code = useCode()
  if (loan.disputes.length === 0) return null
  return (
    <Section title={t.former}>
      <Rows>
        {loan.disputes.map((one) => (
          <Row
            key={one.id}
            title={code('LoanDisputeReason', one.reason)}
            note={
              <>
                <DateText value={one.openedOn} /> · <Amount value={one.amount} />
              </>
            }
            value={<Tag tone={TONES[one.status]}>{code('LoanDisputeStatus', one.status)}</Tag>}
            to={disputePath(loan.id, one.id)}
          />
        ))}
      </Rows>
    </Section>
  )
}
