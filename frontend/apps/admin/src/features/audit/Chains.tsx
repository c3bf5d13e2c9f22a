import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Tag } from 'antd'
import { Ready } from '../../shared/Ready'
import { Section } from '../../shared/Section'
import { SimpleTable } from '../../shared/SimpleTable'
import { AuditChainListDocument, type AuditChainListQuery } from './audit.generated'
import { messages } from './audit-messages'
import './audit.css'

type Chain = AuditChainListQuery['auditChains'][number]

/** The state of each chain as the last verification left it. */
export function Chains() {
  const t = useMessages(messages)
  const read = useRead(AuditChainListDocument, {})
  return (
    <Section title={t.chains}>
      <Ready read={read}>
        {({ auditChains }) => (
          <SimpleTable
            label={t.chains}
            rows={auditChains}
            keyOf={(one) => String(one.chain)}
            columns={[
              { title: t.chain, render: (one) => one.chain },
              { title: t.length, right: true, render: (one) => one.length },
              { title: t.lastAt, render: (one) => <DateTimeText value={one.lastAt} /> },
              { title: t.checkpoint, render: (one) => <DateTimeText value={one.checkpointAt} /> },
              { title: t.verified, render: (one) => <DateTimeText value={one.verifiedAt} /> },
              { title: t.state, render: (one) => <State chain={one} /> },
            ]}
          />
        )}
      </Ready>
    </Section>
  )
}

function State({ chain }: { chain: Chain }) {
  const t = useMessages(messages)
  if (chain.broken) {
    return (
      <Tag color="error">{fill(t.broken, { n: chain.brokenAt ?? '?', why: chain.broken })}</Tag>
    )
  }
  if (!chain.verifiedAt) return <Tag>{t.unverified}</Tag>
  return <Tag color="success">{t.whole}</Tag>
}
