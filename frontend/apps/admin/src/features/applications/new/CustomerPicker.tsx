import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button, Empty, Input, Table } from 'antd'
import { useState } from 'react'
import { Ready } from '../../../shared/Ready'
import { FindCustomerDocument } from './draft.generated'
import { messages } from './messages'

/** Who applies: found by a number that he says. */
export function CustomerPicker({ onPick }: { onPick: (id: string) => void }) {
  const t = useMessages(messages)
  const [asked, setAsked] = useState('')
  const read = useRead(FindCustomerDocument, { where: whereOf(asked) }, { pause: asked === '' })
  return (
    <>
      <Input.Search
        autoFocus
        aria-label={t.find}
        placeholder={t.find}
        enterButton={t.search}
        maxLength={40}
        onSearch={(text) => setAsked(text.trim())}
        style={{ maxWidth: 480 }}
      />
      <p className="xd-muted">{t.findHint}</p>
      {asked === '' ? null : (
        <Ready read={read}>
          {({ customers }) => (
            <Table
              rowKey="id"
              size="small"
              pagination={false}
              dataSource={customers.edges.map(({ node }) => node)}
              locale={{
                emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nobody} />,
              }}
              columns={[
                { key: 'n', title: t.name, render: (_, row) => row.name },
                { key: 'p', title: t.phone, render: (_, row) => row.phone ?? '—' },
                { key: 'i', title: t.idNumber, render: (_, row) => row.idNumber },
                { key: 'c', title: t.who, render: (_, row) => row.number },
                {
                  key: 'a',
                  title: t.choose,
                  render: (_, row) => (
                    <Button size="small" type="primary" onClick={() => onPick(row.id)}>
                      {t.choose}
                    </Button>
                  ),
                },
              ]}
            />
          )}
        </Ready>
      )}
    </>
  )
}

/** Eleven digits are a phone, eighteen signs an ID number, all else a customer number. */
export function whereOf(text: string) {
  if (/^1\d{10}$/.test(text)) return { phone: text }
  if (/^\d{17}[\dXx]$/.test(text)) return { idNumber: text }
  return { number: text }
}
