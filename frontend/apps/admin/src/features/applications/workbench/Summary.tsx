import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Facts } from '../../../shared/Facts'
import { useChannel } from '../parts/useChannels'
import { useMethod } from '../parts/useMethod'
import { summaryMessages } from './summary-messages'
import type { Work } from './types'

/** What is wished for, in one look. */
export function Summary({ work }: { work: Work }) {
  const t = useMessages(summaryMessages)
  const code = useCode()
  const method = useMethod()
  const channel = useChannel()
  const card = work.customer?.bankCards.find(({ id }) => id === work.bankCardId)
  const usual = work.customer?.bankCards.find(({ isDefault }) => isDefault)
  const paidTo = card ?? usual
  return (
    <Facts
      facts={[
        { label: t.amount, value: <Amount value={work.amount} strong /> },
        { label: t.instalments, value: work.instalments },
        { label: t.method, value: method(work.method) },
        { label: t.purpose, value: code('ApplicationPurpose', work.purpose) },
        { label: t.kind, value: code('ApplicationKind', work.kind) },
        { label: t.channel, value: channel(work.channel) },
        { label: t.grade, value: work.grade },
        { label: t.levels, value: work.reviewLevels },
        {
          label: t.card,
          value: paidTo ? `${paidTo.bank ?? ''} ${paidTo.number}`.trim() : null,
        },
        { label: t.submittedAt, value: <DateTimeText value={work.submittedAt} /> },
        ...(work.expiresOn
          ? [{ label: t.expiresOn, value: <DateText value={work.expiresOn} /> }]
          : []),
        ...(work.round > 1 ? [{ label: t.round, value: work.round }] : []),
      ]}
    />
  )
}
