import { FileExcelOutlined, SaveOutlined } from '@ant-design/icons'
import { useVerb } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useSession } from '../../../shell/session'
import { type ReportAddress, wantedOf } from '../address'
import { messages } from '../messages'
import { ReportExportDocument } from '../reports.generated'
import type { Shape } from '../shape'
import { SaveDrawer } from './SaveDrawer'

interface Props {
  readonly shape: Shape
  readonly address: ReportAddress
  /** The loans behind this figure instead of the report. */
  readonly figure?: string
}

/** Export, and keep the definition. */
export function Acts({ shape, address, figure }: Props) {
  const t = useMessages(messages)
  const { can } = useSession()
  const [saving, setSaving] = useState(false)
  return (
    <>
      {can('report.export') ? <ExportAct shape={shape} address={address} figure={figure} /> : null}
      {figure ? null : (
        <>
          <Button icon={<SaveOutlined />} onClick={() => setSaving(true)}>
            {t.save}
          </Button>
          <SaveDrawer
            shape={shape}
            address={address}
            open={saving}
            onClose={() => setSaving(false)}
          />
        </>
      )}
    </>
  )
}

function ExportAct({ shape, address, figure }: Props) {
  const t = useMessages(messages)
  const language = useLanguage()
  const navigate = useNavigate()
  const { notification } = App.useApp()
  const { send, busy } = useVerb(ReportExportDocument)
  const start = async () => {
    const wanted = wantedOf(shape.code, address)
    const outcome = await send({ wanted, figure: figure ?? null, language })
    if (outcome.kind === 'refused') {
      notification.error({ title: outcome.errors.map((one) => one.message).join(' ') })
    } else if (outcome.kind === 'done') {
      notification.success({
        title: t.exportStarted,
        placement: 'topRight',
        actions: (
          <Button type="link" onClick={() => navigate('/exports')}>
            {t.exportsMine}
          </Button>
        ),
      })
    }
  }
  return (
    <Button icon={<FileExcelOutlined />} loading={busy} onClick={start}>
      {t.export}
    </Button>
  )
}
