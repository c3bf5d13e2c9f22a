import { useMessages } from '@xindai/i18n'
import { Button, Checkbox, Form, Input, InputNumber, Popconfirm } from 'antd'
import { useState } from 'react'
import { PercentInput } from '../../../shared/PercentInput'
import { sharedMessages } from '../../../shared/shared-messages'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import {
  MerchantAccountChangeDocument,
  MerchantActivateDocument,
  MerchantChangeDocument,
  MerchantSuspendDocument,
} from '../merchants.generated'
import { messages, verbMessages } from '../messages'
import { AccountItems } from './AccountItems'
import { type ActName, actsOf } from './acts'
import type { Merchant } from './MerchantPage'

interface Props {
  readonly merchant: Merchant
  readonly onDone: () => void
}

export function MerchantActions({ merchant, onDone }: Props) {
  const t = useMessages(verbMessages)
  const { can } = useSession()
  const [open, setOpen] = useState<ActName | null>(null)
  const { act, busy } = useAct(MerchantActivateDocument)
  const activate = merchant.status === 'ACTIVE' ? t.checkAccount : t.activate
  return (
    <>
      {actsOf(merchant, can).map((name) =>
        name === 'activate' ? (
          <Popconfirm
            key={name}
            title={activate}
            description={t.activateSure}
            onConfirm={async () => (await act({ merchantId: merchant.id })) && onDone()}
          >
            <Button type="primary" loading={busy}>
              {activate}
            </Button>
          </Popconfirm>
        ) : (
          <Button key={name} danger={name === 'suspend'} onClick={() => setOpen(name)}>
            {t[name]}
          </Button>
        ),
      )}
      <Forms merchant={merchant} open={open} onClose={() => setOpen(null)} onDone={onDone} />
    </>
  )
}

function Forms({
  merchant,
  open,
  onClose,
  onDone,
}: Props & { open: ActName | null; onClose: () => void }) {
  const t = useMessages(verbMessages)
  const m = useMessages(messages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  const toInput = (values: object) => ({ ...values, merchantId: merchant.id })
  const common = { onClose, onDone, toInput }
  const { name, nameEn, feeRate, settlementDays } = merchant
  return (
    <>
      <VerbDrawer
        {...common}
        title={t.change}
        open={open === 'change'}
        document={MerchantChangeDocument}
        initial={{ name, nameEn: nameEn ?? undefined, feeRate, settlementDays }}
      >
        <Form.Item name="name" label={m.name} rules={rules}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="nameEn" label={m.nameEn}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="feeRate" label={m.feeRate} rules={rules}>
          <PercentInput />
        </Form.Item>
        <Form.Item name="settlementDays" label={m.settlementDays} rules={rules}>
          <InputNumber min={0} max={90} precision={0} />
        </Form.Item>
      </VerbDrawer>
      <VerbDrawer
        {...common}
        title={t.account}
        open={open === 'account'}
        document={MerchantAccountChangeDocument}
      >
        <p className="xd-muted">{t.accountHint}</p>
        <AccountItems />
      </VerbDrawer>
      <VerbDrawer
        {...common}
        title={t.suspend}
        open={open === 'suspend'}
        document={MerchantSuspendDocument}
        initial={{ forGood: false }}
        submitText={t.suspend}
        danger
      >
        <p className="xd-muted">{t.suspendHint}</p>
        <Form.Item name="reason" label={m.reason} rules={rules}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        <Form.Item name="forGood" valuePropName="checked">
          <Checkbox>{t.forGood}</Checkbox>
        </Form.Item>
      </VerbDrawer>
    </>
  )
}
