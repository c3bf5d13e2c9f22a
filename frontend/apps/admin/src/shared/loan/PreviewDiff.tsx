import { useMessages } from '@xindai/i18n'
import './loan.css'
import { Alert } from 'antd'
import { StatusTag } from '../StatusTag'
import { BalanceDiff } from './BalanceDiff'
import { JournalLines } from './JournalLines'
import { loanMessages } from './loan-messages'
import { PartsList } from './PartsList'
import type { PreviewPartsFragment } from './preview.generated'
import { ScheduleDiff } from './ScheduleDiff'
import { LOAN_TONES } from './tones'

/** What a command would do to a loan: schedule, balances, journal, and where the money goes. */
export function PreviewDiff({ preview }: { preview: PreviewPartsFragment | null | undefined }) {
  const t = useMessages(loanMessages)
  if (!preview) return null
  return (
    <section className="xd-preview" aria-label={t.preview} aria-live="polite">
      <h3>{t.preview}</h3>
      <Alert type="info" showIcon title={t.previewHint} className="xd-gap" />
      <p>
        {t.statusAfter}{' '}
        <StatusTag kind="LoanStatus" value={preview.statusAfter} tones={LOAN_TONES} />
      </p>
      {preview.applied.length > 0 ? (
        <>
          <h4>{t.applied}</h4>
          <PartsList parts={preview.applied} />
        </>
      ) : null}
      <h4>{t.schedule}</h4>
      <ScheduleDiff before={preview.rowsBefore} after={preview.rowsAfter} />
      <h4>{t.balances}</h4>
      <BalanceDiff before={preview.balancesBefore} after={preview.balancesAfter} />
      <h4>{t.journal}</h4>
      {preview.journal.length > 0 ? (
        <JournalLines lines={preview.journal} label={t.journal} />
      ) : (
        <p className="xd-muted">{t.noJournal}</p>
      )}
    </section>
  )
}
