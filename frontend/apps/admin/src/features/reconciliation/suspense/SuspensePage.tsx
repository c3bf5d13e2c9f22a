import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Alert } from 'antd'
import { Link, useParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { suspenseMessages as messages } from '../suspense-messages'
import { SUSPENSE_TONES } from '../tones'
import { Suggestions } from './Suggestions'
import { SuspenseActs } from './SuspenseActs'
import { SuspensePageDocument, type SuspensePageQuery } from './suspense.generated'
import '../reconciliation.css'

export type SuspenseOfPage = NonNullable<SuspensePageQuery['suspenseItem']>
export type SuspenseSuggested = NonNullable<SuspensePageQuery['suspenseSuggestions']>[number]

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** Money in suspense: whose it may be, and what two people decide. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const { can } = useSession()
  const read = useRead(SuspensePageDocument, { id, withSuggestions: can('suspense.assign') })
  const item = read.data?.suspenseItem
  return (
    <Page
      title={item ? fill(t.item, { number: item.number }) : t.suspense}
      trail={[{ text: t.suspense, path: '/suspense' }]}
      status={
        item ? <StatusTag kind="SuspenseState" value={item.state} tones={SUSPENSE_TONES} /> : null
      }
      actions={item ? <SuspenseActs item={item} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {(data) =>
          data.suspenseItem ? (
            <Parts
              item={data.suspenseItem}
              suggestions={data.suspenseSuggestions ?? []}
              onDone={read.reload}
            />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

interface Props {
  readonly item: SuspenseOfPage
  readonly suggestions: readonly SuspenseSuggested[]
  readonly onDone: () => void
}

function Parts({ item, suggestions, onDone }: Props) {
  const t = useMessages(messages)
  const proposed = item.label ? fill(t.proposedFor, { number: item.label }) : t.proposedBack
  return (
    <>
      {item.state === 'PROPOSED' ? <Alert type="warning" showIcon title={proposed} /> : null}
      <Section title={t.facts}>
        <Facts
          facts={[
            { label: t.amount, value: <Amount value={item.amount} strong /> },
            { label: t.receivedOn, value: <DateText value={item.receivedOn} /> },
            { label: t.payer, value: item.payerName ?? '—' },
            { label: t.payerNumber, value: item.payerNumber ?? '—' },
            { label: t.remark, value: item.remark || '—' },
            { label: t.reference, value: item.reference },
            { label: t.account, value: item.accountCode },
            { label: t.age, value: fill(t.days, { n: item.ageDays }) },
            { label: t.note, value: item.note ?? '—' },
            ...(item.orderId
              ? [
                  {
                    label: t.order,
                    value: (
                      <Link to={`/payments/${encodeURIComponent(item.orderId)}`}>{t.see}</Link>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {item.state === 'WAITING' ? (
        <Section title={t.suggestions}>
          <Suggestions item={item} suggestions={suggestions} onDone={onDone} />
        </Section>
      ) : null}
    </>
  )
}
