import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { forChart, minor } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import type { ReactNode } from 'react'
import { BigAmount, Card, Facts, Tag } from '../../shared/blocks'
import type { Line } from './Line'
import './line.css'
import { lineMessages } from './line-messages'

/** The figures of the line, and a bar of what is taken. */
export function Figures({ line }: { line: Line }) {
  const t = useMessages(lineMessages)
  const code = useCode()
  const items: [string, ReactNode][] = [
    [t.limit, <Amount key="limit" value={line.limit} strong />],
    [t.used, <Amount key="used" value={line.used} />],
    [t.reserved, <Amount key="reserved" value={line.reserved} />],
  ]
  if (minor(line.temporary.amount) > 0n) {
    items.push([t.temporary, <Amount key="raised" value={line.temporary} />])
    items.push([t.temporaryUntil, <DateText key="raisedUntil" value={line.temporaryUntil} />])
  }
  items.push([t.expiresOn, <DateText key="until" value={line.expiresOn} />])
  items.push([t.number, line.number])
  return (
    <Card>
      <div className="x-stack" role="status">
        <div className="x-between">
          <BigAmount label={t.available} value={line.available} />
          <Tag tone={line.status === 'ACTIVE' ? 'good' : 'warn'}>
            {code('CreditLineStatus', line.status)}
          </Tag>
        </div>
        <meter
          className="x-line-bar"
          aria-label={t.used}
          max={forChart(line.limit.amount)}
          value={forChart(line.used.amount)}
        />
        <Facts items={items} />
      </div>
    </Card>
  )
}
