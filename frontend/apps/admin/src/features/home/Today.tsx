import { fill, useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useSession } from '../../shell/session'
import type { HomePageQuery } from './home.generated'
import { messages } from './home-messages'

/** The figures of the day, each leading to its list for who may see it. */
export function Today({ figures }: { figures: HomePageQuery['deskFigures'] }) {
  const t = useMessages(messages)
  return (
    <section className="xd-tiles" aria-label={t.today}>
      <Tile label={t.submitted} to="/applications" permission="application.read">
        {figures.applicationsSubmitted}
      </Tile>
      <Tile label={t.decided} to="/applications" permission="application.read">
        {figures.applicationsDecided}
      </Tile>
      <Tile label={t.waiting} to="/queue" permission="application.work">
        {figures.applicationsWaiting}
      </Tile>
      <Tile label={t.approvals} to="/approvals?status=PENDING" permission="approval.decide">
        {figures.approvalsWaiting}
      </Tile>
      <Tile label={t.disbursed} note={fill(t.count, { n: figures.disbursedCount })}>
        <Amount value={figures.disbursed} />
      </Tile>
      <Tile label={t.collected} note={fill(t.count, { n: figures.collectedCount })}>
        <Amount value={figures.collected} />
      </Tile>
      <Tile label={t.due} note={fill(t.count, { n: figures.dueCount })}>
        <Amount value={figures.due} />
      </Tile>
      <EndOfDay figures={figures} />
    </section>
  )
}

function EndOfDay({ figures }: { figures: HomePageQuery['deskFigures'] }) {
  const t = useMessages(messages)
  const text = figures.endOfDayStatus === 'DONE' ? t.endOfDayDone : t.endOfDayFailed
  return (
    <Tile label={t.endOfDay} to="/end-of-day" permission="loan.end_of_day_read">
      <small>
        {figures.endOfDayOn ? fill(text, { date: figures.endOfDayOn }) : t.endOfDayNever}
      </small>
    </Tile>
  )
}

interface TileProps {
  readonly label: string
  readonly note?: string
  readonly to?: string
  readonly permission?: string
  readonly children: ReactNode
}

function Tile({ label, note, to, permission, children }: TileProps) {
  const { can } = useSession()
  const content = (
    <>
      <span className="xd-muted">{label}</span>
      <strong className="xd-tile-figure">{children}</strong>
      {note ? <span className="xd-muted">{note}</span> : null}
    </>
  )
  if (to && permission && can(permission)) {
    return (
      <Link to={to} className="xd-tile">
        {content}
      </Link>
    )
  }
  return <div className="xd-tile">{content}</div>
}
