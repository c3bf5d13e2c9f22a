import { Progress as Bar } from 'antd'

interface Props {
  readonly done: number
  /** Not known yet when null. */
  readonly total: number | null
  readonly label: string
  readonly failed?: boolean
}

/** A bar with its counts beside it. */
export function Progress({ done, total, label, failed }: Props) {
  if (total === null) return <span className="xd-amount">{done}</span>
  const percent = total === 0 ? 100 : Math.floor((done * 100) / total)
  return (
    <span className="xd-progress">
      <Bar
        percent={percent}
        size="small"
        status={failed ? 'exception' : undefined}
        showInfo={false}
        aria-label={label}
      />
      <span className="xd-amount">
        {done}/{total}
      </span>
    </span>
  )
}
