import { useMessages } from '@xindai/i18n'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { SalesRepAddDocument, StoreAddDocument } from '../merchants.generated'
import { messages, verbMessages } from '../messages'
import type { Merchant } from './MerchantPage'

interface Props {
  readonly merchant: Merchant
  readonly onDone: () => void
}

/** The stores with their sales reps. */
export function Stores({ merchant, onDone }: Props) {
  const t = useMessages(messages)
  const v = useMessages(verbMessages)
  const mayChange = useSession().can('merchant.change')
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  const [open, setOpen] = useState<'store' | string | null>(null)
  const close = () => setOpen(null)
  type Store = Merchant['stores'][number]
  const add = mayChange ? <Button onClick={() => setOpen('store')}>{v.addStore}</Button> : null
  return (
    <Section title={t.stores} extra={add}>
      <SimpleTable<Store>
        label={t.stores}
        rows={merchant.stores}
        keyOf={(row) => row.id}
        empty={t.noStores}
        columns={[
          { title: t.name, render: (row) => row.name },
          { title: t.storeCode, render: (row) => row.code },
          { title: t.region, render: (row) => row.region ?? '—' },
          {
            title: t.salesReps,
            render: (row) =>
              row.salesReps.length === 0
                ? '—'
                : row.salesReps.map((rep) => (
                    <div key={rep.id}>
                      {rep.name} <span className="xd-muted">{rep.phone}</span>
                    </div>
                  )),
          },
          ...(mayChange
            ? [
                {
                  title: t.actions,
                  render: (row: Store) => (
                    <Button size="small" onClick={() => setOpen(row.id)}>
                      {v.addRep}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <VerbDrawer
        title={v.addStore}
        open={open === 'store'}
        onClose={close}
        onDone={onDone}
        document={StoreAddDocument}
        toInput={(values: { code: string }) => ({ ...values, merchantId: merchant.id })}
      >
        <Form.Item name="code" label={t.storeCode} rules={rules}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={t.name} rules={rules}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="region" label={t.region}>
          <Input maxLength={60} />
        </Form.Item>
      </VerbDrawer>
      <VerbDrawer
        title={v.addRep}
        open={open !== null && open !== 'store'}
        onClose={close}
        onDone={onDone}
        document={SalesRepAddDocument}
        toInput={(values: { name: string }) => ({ ...values, storeId: open })}
      >
        <Form.Item name="name" label={t.name} rules={rules}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t.phone} rules={rules}>
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Form.Item>
      </VerbDrawer>
    </Section>
  )
}
