import { useMessages } from '@xindai/i18n'
import { Empty } from 'antd'
import { type FunnelRow, share, totals } from './counts'
import { messages } from './messages'

/** The whole funnel as bars; the figures stand beside them. */
export function FunnelBars({ rows }: { rows: readonly FunnelRow[] }) {
  const t = useMessages(messages)
  const steps = totals(rows)
  const most = steps[0]?.count ?? 0
  if (most === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} />
  return (
    <table className="xd-funnel">
      <tbody>
        {steps.map(({ step, count }) => (
          <tr key={step}>
            <th scope="row">{t[step]}</th>
            <td>
              <div className="xd-bar" style={{ width: `${(count * 100) / most}%` }} />
            </td>
            <td className="xd-amount xd-right">{count}</td>
            <td className="xd-amount xd-right xd-muted">
              {share(count, most)} {t.ofSubmitted}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
