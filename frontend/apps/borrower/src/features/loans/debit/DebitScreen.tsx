import { useRead } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { useParams } from 'react-router'
import { BigAmount, Card, Facts, Section } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Reading } from '../../../shared/states'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { Found } from '../Found'
import { loanPath } from '../paths'
import { useCardName } from '../pay/cards'
import {
  OwnDebitRevokeDocument,
  OwnDebitScreenDocument,
  type OwnDebitScreenQuery,
} from './debit.generated'
import { debitMessages } from './debit-messages'
import { MandateForm } from './MandateForm'
import { Tries } from './Tries'

export type LoanOfDebit = NonNullable<OwnDebitScreenQuery['loan']>
type Mandate = LoanOfDebit['mandates'][number]

/** 自动扣款: the mandate, what is drawn next, what was drawn; to sign one, to revoke it. */
export function Component() {
  const t = useMessages(debitMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnDebitScreenDocument, { id })
  return (
    <Page title={t.title} back={loanPath(id)}>
      <Reading read={read}>
        {({ me, loan }) => (
          <Found value={loan}>
            {(found) => {
              const mandate = found.mandates.find((one) => one.revokedAt === null)
              return (
                <>
                  <Next loan={found} />
                  {mandate ? (
                    <Signed mandate={mandate} onDone={read.reload} />
                  ) : (
                    <MandateForm loan={found} customer={me.customer} onDone={read.reload} />
                  )}
                  <Tries debits={found.debits} />
                </>
              )
            }}
          </Found>
        )}
      </Reading>
    </Page>
  )
}

function Next({ loan }: { loan: LoanOfDebit }) {
  const t = useMessages(debitMessages)
  const language = useLanguage()
  if (!loan.nextDebit) return null
  const date = formatDate(loan.nextDebit.on, language)
  return (
    <Card>
      <BigAmount label={t.next} value={loan.nextDebit.amount} />
      <p className="x-muted">{fill(t.onDay, { date })}</p>
    </Card>
  )
}

function Signed({ mandate, onDone }: { mandate: Mandate; onDone: () => void }) {
  const t = useMessages(debitMessages)
  const language = useLanguage()
  const nameOf = useCardName()
  const form = useVerbForm(OwnDebitRevokeDocument, {
    initial: {},
    input: () => ({ mandateId: mandate.id }),
    confirm: () => ({
      title: t.revokeTitle,
      content: <p>{t.revokeText}</p>,
      action: t.revoke,
    }),
    onDone,
  })
  const from = formatDate(mandate.validFrom, language)
  const to = formatDate(mandate.validTo, language)
  return (
    <Section title={t.mandate}>
      <Card>
        <div className="x-stack">
          <Facts
            items={[
              [t.number, mandate.number],
              [t.scope, mandate.coversAllLoans ? t.allLoans : t.thisLoan],
              [t.card, nameOf(mandate.bankName, mandate.cardNumber)],
              [t.max, <Amount key="max" value={mandate.max} />],
              [t.valid, `${from} – ${to}`],
              [t.signedAt, <DateTimeText key="signed" value={mandate.signedAt} />],
            ]}
          />
          <details>
            <summary>{t.read}</summary>
            <p className="x-text l-wording">{mandate.wording}</p>
          </details>
          <VerbForm form={form} submit={t.revoke} danger />
        </div>
      </Card>
    </Section>
  )
}
