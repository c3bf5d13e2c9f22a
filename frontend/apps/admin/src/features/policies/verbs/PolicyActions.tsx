import { useMessages } from '@xindai/i18n'
import { Button, Form, Input, InputNumber, Popconfirm } from 'antd'
import { useState } from 'react'
import { sharedMessages } from '../../../shared/shared-messages'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { verbMessages } from '../messages'
import type { Version } from '../page/PolicyPage'
import {
  PolicyChallengerSetDocument,
  PolicyPublishDocument,
  PolicyRejectDocument,
  PolicyRetireDocument,
  PolicySubmitDocument,
} from '../page/policy.generated'
import { type ActName, actsOf } from './acts'

interface Props {
  readonly version: Version
  readonly onDone: () => void
}

/** What may be done with the version that is shown. */
export function PolicyActions({ version, onDone }: Props) {
  const t = useMessages(verbMessages)
  const { can } = useSession()
  const [open, setOpen] = useState<ActName | null>(null)
  const submit = useAct(PolicySubmitDocument)
  const retire = useAct(PolicyRetireDocument)
  const close = () => setOpen(null)
  const sure = {
    submit: { ...submit, text: t.submitSure },
    retire: { ...retire, text: t.retireSure },
  }
  return (
    <>
      {actsOf(version, can).map((name) => {
        if (name === 'submit' || name === 'retire') {
          const { act, busy, text } = sure[name]
          return (
            <Popconfirm
              key={name}
              title={t[name]}
              description={text}
              onConfirm={async () => (await act({ versionId: version.id })) && onDone()}
            >
              <Button
                type={name === 'submit' ? 'primary' : 'default'}
                danger={name === 'retire'}
                loading={busy}
              >
                {t[name]}
              </Button>
            </Popconfirm>
          )
        }
        return (
          <Button
            key={name}
            type={name === 'publish' ? 'primary' : 'default'}
            onClick={() => setOpen(name)}
          >
            {t[name]}
          </Button>
        )
      })}
      <PolicyForms version={version} open={open} onClose={close} onDone={onDone} />
    </>
  )
}

interface FormsProps extends Props {
  readonly open: ActName | null
  readonly onClose: () => void
}

function PolicyForms({ version, open, onClose, onDone }: FormsProps) {
  const t = useMessages(verbMessages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  const toInput = (values: object) => ({ ...values, versionId: version.id })
  const common = { onClose, onDone, toInput }
  const percent = <InputNumber min={1} max={50} precision={0} suffix="%" />
  return (
    <>
      <VerbDrawer
        {...common}
        title={t.publish}
        open={open === 'publish'}
        document={PolicyPublishDocument}
        submitText={t.publish}
      >
        <p className="xd-muted">{t.publishHint}</p>
        <Form.Item name="challengerPercent" label={t.percent}>
          {percent}
        </Form.Item>
      </VerbDrawer>
      <VerbDrawer
        {...common}
        title={t.reject}
        open={open === 'reject'}
        document={PolicyRejectDocument}
        submitText={t.reject}
      >
        <Form.Item name="reason" label={t.reason} rules={rules}>
          <Input.TextArea rows={4} maxLength={500} showCount />
        </Form.Item>
      </VerbDrawer>
      <VerbDrawer
        {...common}
        title={t.challenger}
        open={open === 'challenger'}
        document={PolicyChallengerSetDocument}
        initial={{ percent: version.sharePercent ?? undefined }}
      >
        <Form.Item name="percent" label={t.percent} rules={rules}>
          {percent}
        </Form.Item>
      </VerbDrawer>
    </>
  )
}
