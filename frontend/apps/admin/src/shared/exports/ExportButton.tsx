import { FileExcelOutlined } from '@ant-design/icons'
import type { ExportList } from '@xindai/graphql/schema'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button, Popover } from 'antd'
import { Link } from 'react-router'
import { useSession } from '../../shell/session'
import { exportMessages } from './exports-messages'
import { useExport } from './useExport'

interface Props {
  readonly list: ExportList
  /** The filter as the list's query takes it. */
  readonly where: object
  readonly order: string | undefined
}

/** The list as it is filtered now, as a workbook; whose permissions allow it. */
export function ExportButton({ list, where, order }: Props) {
  const t = useMessages(exportMessages)
  const { state, start, open, reset } = useExport(list)
  if (!useSession().can('report.export')) return null
  const content =
    state.kind === 'ready' ? (
      <Alert
        type="success"
        showIcon
        title={fill(t.ready, { n: state.rows })}
        action={
          <Button type="primary" onClick={() => open(state.id)}>
            {t.download}
          </Button>
        }
      />
    ) : state.kind === 'failed' ? (
      <Alert type="error" showIcon title={t.failed} description={state.message} />
    ) : (
      <span role="status">{fill(t.running, { n: state.kind === 'running' ? state.rows : 0 })}</span>
    )
  return (
    <Popover
      open={state.kind !== 'idle'}
      onOpenChange={(shown) => !shown && state.kind !== 'running' && reset()}
      trigger="click"
      placement="bottomRight"
      content={
        <>
          {content}
          <p>
            <Link to="/exports">{t.mine}</Link>
          </p>
        </>
      }
    >
      <Button
        icon={<FileExcelOutlined />}
        loading={state.kind === 'running'}
        onClick={() => start(where, order)}
      >
        {t.button}
      </Button>
    </Popover>
  )
}
