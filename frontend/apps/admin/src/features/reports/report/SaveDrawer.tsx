import { useCodes } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Form, Input } from 'antd'
import { CodeSelect } from '../../../shared/fields'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import type { ReportAddress } from '../address'
import { messages } from '../messages'
import { ReportDefinitionSaveDocument } from '../reports.generated'
import type { Shape } from '../shape'

interface Props {
  readonly shape: Shape
  readonly address: ReportAddress
  readonly open: boolean
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly span: string
  readonly cadence?: string
  readonly mail?: string
}

/** Keeps what is shown under a name; with a schedule it is written by itself. */
export function SaveDrawer({ shape, address, open, onClose }: Props) {
  const t = useMessages(messages)
  const language = useLanguage()
  const spans = useCodes('ReportSpan')
  const cadences = useCodes('ReportCadence')
  const mayExport = useSession().can('report.export')
  return (
    <VerbDrawer
      title={t.saveTitle}
      open={open}
      onClose={onClose}
      document={ReportDefinitionSaveDocument}
      initial={{ span: 'MONTHS_12' }}
      toInput={(values: Values) => ({
        report: shape.code,
        name: values.name,
        by: address.by ?? shape.usual,
        where: address.where,
        span: values.span,
        currency: address.currency,
        language,
        cadence: values.cadence ?? null,
        mail: values.mail || null,
      })}
    >
      <Form.Item name="name" label={t.saveName} rules={[{ required: true }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="span" label={t.saveSpan} rules={[{ required: true }]}>
        <CodeSelect options={[...spans]} allowClear={false} />
      </Form.Item>
      {mayExport ? (
        <>
          <Form.Item name="cadence" label={t.saveCadence}>
            <CodeSelect options={[...cadences]} />
          </Form.Item>
          <Form.Item name="mail" label={t.saveMail} extra={t.saveMailHint}>
            <Input type="email" maxLength={120} autoComplete="email" />
          </Form.Item>
        </>
      ) : null}
    </VerbDrawer>
  )
}
