import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Empty, Table } from 'antd'
import { Section } from '../../../shared/Section'
import { messages } from '../messages'
import type { DisputeOfPage } from './DisputePage'

type Pack = NonNullable<DisputeOfPage['packs']>[number]

/** The sealed papers that prove what happened. */
export function Packs({ packs }: { packs: readonly Pack[] }) {
  const t = useMessages(messages)
  return (
    <Section title={t.packs}>
      <Table<Pack>
        aria-label={t.packs}
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={[...packs]}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noPacks} />,
        }}
        columns={[
          { key: 'number', title: t.packNumber, render: (_, row) => row.number },
          {
            key: 'createdAt',
            title: t.packMade,
            render: (_, row) => <DateTimeText value={row.createdAt} />,
          },
          {
            key: 'download',
            title: t.download,
            render: (_, row) => (
              <Button
                size="small"
                href={row.downloadPath}
                download
                aria-label={fill(t.downloadOne, { number: row.number })}
              >
                {t.download}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  )
}
