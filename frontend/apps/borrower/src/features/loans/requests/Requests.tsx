import { useCode, useRead } from '@xindai/graphql'
import type { ServiceRequestStatus } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { useParams } from 'react-router'
import { Button } from '../../../shared/Button'
import { Notice, Row, Rows, Section, Tag } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { Found } from '../Found'
import { useRequestNews } from '../news'
import { loanPath, requestPath } from '../paths'
import { requestMessages } from './request-messages'
import { isOpen, TONES } from './request-states'
import { OwnLoanRequestsDocument, type OwnLoanRequestsQuery } from './requests.generated'

type Asked = NonNullable<OwnLoanRequestsQuery['loan']>

/** 困难帮扶: what can be asked for, and what was. */
export function Component() {
  const t = useMessages(requestMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnLoanRequestsDocument, { id })
  useRequestNews(read.data?.loan?.serviceRequests.find(isOpen)?.id, read.reload)
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
function Way({ loan }: { loan: Asked }) {
  const t = useMessages(requestMessages)
  const open = loan.serviceRequests.find(isOpen)
  if (open) {
    return (
      <Empty
        title={t.openTitle}
        text={t.openText}
        action={<Button to={requestPath(loan.id, open.id)}>{t.see}</Button>}
      />
    )
  }
  if (loan.status !== 'ACTIVE') return <Empty title={t.notActiveTitle} text={t.notActiveText} />
  return (
    <Button block to={loanPath(loan.id, '/requests/new')}>
      {t.begin}
    </Button>
  )
}

function Former({ loan }: { loan: Asked }) {
  const t = useMessages(requestMessages)
  const code = useCode()
  if (loan.serviceRequests.length === 0) return null
  const tone = (status: ServiceRequestStatus) => TONES[status]
  return (
    <Section title={t.former}>
      <Rows>
        {loan.serviceRequests.map((one) => (
          <Row
            key={one.id}
            title={code('ServiceRequestKind', one.kind)}
            note={<DateTimeText value={one.createdAt} />}
            value={<Tag tone={tone(one.status)}>{code('ServiceRequestStatus', one.status)}</Tag>}
            to={requestPath(loan.id, one.id)}
          />
        ))}
      </Rows>
    </Section>
  )
}
