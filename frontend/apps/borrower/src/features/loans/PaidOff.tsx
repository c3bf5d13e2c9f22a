import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { Button } from '../../shared/Button'
import { Card } from '../../shared/blocks'
import { CheckIcon } from '../../shared/icons'
import { detailMessages } from './detail/detail-messages'
import { loanPath } from './paths'
import './loans.css'

interface Props {
  readonly loanId: string
  readonly closedOn: string | null
}

/** 已结清: good news, and the paper that says so. */
export function PaidOff({ loanId, closedOn }: Props) {
  const t = useMessages(detailMessages)
  const language = useLanguage()
  return (
    <Card>
      <div className="l-paid-off">
        <span className="l-seal">
          <CheckIcon />
        </span>
        <h2>{t.paidOffTitle}</h2>
        <p className="x-muted">{fill(t.paidOffText, { date: formatDate(closedOn, language) })}</p>
        <Button block to={loanPath(loanId, '/papers')}>
          {t.certificate}
        </Button>
      </div>
    </Card>
  )
}
