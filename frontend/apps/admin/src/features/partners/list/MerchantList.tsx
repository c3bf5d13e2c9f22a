import { useCodes, useRead } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { DateTimeText } from '@xindai/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { MerchantListDocument, type MerchantListQuery } from '../merchants.generated'
import { messages, verbMessages } from '../messages'
import { MERCHANT_TONES } from '../tones'
import { CreateMerchant } from './CreateMerchant'

type Row = MerchantListQuery['merchants']['edges'][number]['node']

/** The merchants in the branches that one sees. */
export function Component() {
  const t = useMessages(messages)
  const v = useMessages(verbMessages)
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  const state = useListState()
  const read = useRead(MerchantListDocument, {
    first: state.first,
    after: state.after,
    where: state.values,
  })
  return (
    <Page
      title={t.title}
      actions={
        can('merchant.create') ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            {v.create}
          </Button>
        ) : null
      }
    >
      <Section>
        <List<Row>
          list="MERCHANTS"
          label={t.title}
          columns={useColumnsOf()}
          filters={[
            { key: 'text', label: t.search, kind: 'text' },
            {
              key: 'status',
              label: t.status,
              kind: 'choice',
              options: useCodes('MerchantStatus'),
            },
          ]}
          state={state}
          read={read}
          connection={read.data?.merchants}
          empty={t.empty}
        />
      </Section>
      {open ? <CreateMerchant onClose={() => setOpen(false)} /> : null}
    </Page>
  )
}

function useColumnsOf(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const language = useLanguage()
  return [
    {
      key: 'name',
      title: t.name,
      render: (row) => (
        <Link to={`/merchants/${encodeURIComponent(row.id)}`}>
          {language === 'en' && row.nameEn ? row.nameEn : row.name}
        </Link>
      ),
    },
    { key: 'code', title: t.code, render: (row) => row.code },
    {
      key: 'status',
      title: t.status,
      render: (row) => (
        <StatusTag kind="MerchantStatus" value={row.status} tones={MERCHANT_TONES} />
      ),
    },
    { key: 'branch', title: t.branch, render: (row) => row.branch?.name ?? '—' },
    { key: 'feeRate', title: t.feeRate, right: true, render: (row) => formatRate(row.feeRate) },
    {
      key: 'settlementDays',
      title: t.settlementDays,
      right: true,
      render: (row) => row.settlementDays,
    },
    { key: 'stores', title: t.stores, right: true, render: (row) => row.stores.length },
    {
      key: 'activatedAt',
      title: t.activatedAt,
      render: (row) => <DateTimeText value={row.activatedAt} />,
    },
    {
      key: 'createdAt',
      title: t.createdAt,
      shown: false,
      render: (row) => <DateTimeText value={row.createdAt} />,
    },
  ]
}
