import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { InputNumber } from 'antd'
import type { JsonObject } from '../../../shared/json'
import { messages } from '../messages'
import { type Bin, type Characteristic, characteristicsOf, withPoints } from './card'
import { useBinName } from './useBinName'

interface Props {
  readonly content: JsonObject
  /** Absent: one looks only. */
  readonly onChange?: (content: JsonObject) => void
}

/** Every bin with its points; a bar shows them beside the number. */
export function CardTable({ content, onChange }: Props) {
  const t = useMessages(messages)
  const all = characteristicsOf(content)
  const most = Math.max(1, ...all.flatMap(({ bins }) => bins.map(({ points }) => Math.abs(points))))
  const put = onChange
    ? (fact: string, place: string, points: number) =>
        onChange(withPoints(content, fact, place, points))
    : undefined
  return (
    <div className="xp-card">
      <table>
        <thead>
          <tr>
            <th scope="col">{t.characteristic}</th>
            <th scope="col">{t.bin}</th>
            <th scope="col" className="xd-right">
              {t.points}
            </th>
            <td />
          </tr>
        </thead>
        {all.map((one) => (
          <Bins key={one.fact} one={one} most={most} put={put} />
        ))}
      </table>
    </div>
  )
}

interface BinsProps {
  readonly one: Characteristic
  readonly most: number
  readonly put?: (fact: string, place: string, points: number) => void
}

function Bins({ one, most, put }: BinsProps) {
  const t = useMessages(messages)
  const language = useLanguage()
  const binName = useBinName()
  return (
    <tbody>
      {one.bins.map((bin, n) => (
        <tr key={bin.place}>
          {n === 0 ? (
            <th scope="rowgroup" rowSpan={one.bins.length}>
              {one[language]}
              <div>
                <code className="xd-muted">{one.fact}</code>
              </div>
              <div className="xd-muted">
                {t.neutral} {one.neutral}
              </div>
            </th>
          ) : null}
          <td>{binName(one.fact, bin)}</td>
          <td className="xd-right xd-amount">
            {put ? (
              <InputNumber
                size="small"
                value={bin.points}
                min={-10000}
                max={10000}
                precision={0}
                aria-label={fill(t.pointsOf, {
                  name: one[language],
                  bin: binName(one.fact, bin),
                })}
                onChange={(points) => points !== null && put(one.fact, bin.place, points)}
              />
            ) : (
              bin.points
            )}
          </td>
          <td aria-hidden="true">
            <PointsBar bin={bin} most={most} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}

function PointsBar({ bin, most }: { bin: Bin; most: number }) {
  const width = (Math.abs(bin.points) / most) * 60
  return (
    <svg width="124" height="10" aria-hidden="true">
      <title>{bin.points}</title>
      <line x1="62" x2="62" y1="0" y2="10" className="xp-zero" />
      <rect
        x={bin.points < 0 ? 62 - width : 62}
        y="1"
        width={width}
        height="8"
        className={bin.points < 0 ? 'xp-minus' : 'xp-plus'}
      />
    </svg>
  )
}
