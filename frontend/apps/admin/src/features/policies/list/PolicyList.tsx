import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText, Named } from '@xindai/ui'
import { Space } from 'antd'
import { Link } from 'react-router'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { POLICY_TONES } from '../tones'
import { PolicyListDocument, type PolicyListQuery } from './policies.generated'

type Row = PolicyListQuery['policies'][number]

/** The policies and which versions decide now. */
export function Component() {
  const t = useMessages(messages)
  const read = useRead(PolicyListDocument, {})
  return (
    <Page title={t.title} sub={t.sub}>
      <Section>
        <Ready read={read}>{(data) => <PolicyTable rows={data.policies} />}</Ready>
      </Section>
    </Page>
  )
}

function PolicyTable({ rows }: { rows: readonly Row[] }) {
  const t = useMessages(messages)
  const code = useCode()
  const armOf = ({ number, arm, sharePercent }: Row['versions'][number]) => {
    const name = fill(t.versionN, { n: number })
    if (sharePercent === null) return `${name} · ${code('DecisionArm', arm)}`
    return `${name} · ${fill(t.share, { arm: code('DecisionArm', arm), n: sharePercent })}`
  }
  return (
    <SimpleTable
      label={t.title}
      rows={rows}
      keyOf={(row) => row.id}
      empty={t.empty}
      columns={[
        {
          title: t.name,
          render: (row) => (
            <Link to={`/policies/${encodeURIComponent(row.id)}`}>
              <Named value={row} />
            </Link>
          ),
        },
        { title: t.code, render: (row) => row.code },
        {
          title: t.inForce,
          render: ({ versions }) => {
            const published = versions.filter(({ status }) => status === 'PUBLISHED')
            return published.length > 0
              ? published.map((one) => <div key={one.id}>{armOf(one)}</div>)
              : '—'
          },
        },
        {
          title: t.newest,
          render: ({ versions }) => {
            const last = versions[0]
            return last ? (
              <Space>
                {fill(t.versionN, { n: last.number })}
                <StatusTag kind="DecisionPolicyStatus" value={last.status} tones={POLICY_TONES} />
              </Space>
            ) : null
          },
        },
        {
          title: t.publishedAt,
          render: ({ versions }) => (
            <DateTimeText value={versions.find((one) => one.publishedAt)?.publishedAt} />
          ),
        },
      ]}
    />
  )
}
