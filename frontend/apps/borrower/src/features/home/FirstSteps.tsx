import { useMessages } from '@xindai/i18n'
import { Button } from '../../shared/Button'
import { Card, Row, Rows, Section } from '../../shared/blocks'
import { CardIcon, IdIcon } from '../../shared/icons'
import type { HomeQuery } from './home.generated'
import { homeMessages } from './home-messages'

/** What somebody has to do before he can borrow, and then the way to do so. */
export function FirstSteps({ customer }: { customer: HomeQuery['me']['customer'] }) {
  const t = useMessages(homeMessages)
  const hasCard = (customer?.bankCards.length ?? 0) > 0
  const hasLoan = customer?.loans.some((loan) => loan.status === 'ACTIVE') ?? false
  if (customer && hasCard) {
    if (hasLoan) return null
    return (
      <Card>
        <div className="x-stack">
          <div>
            <strong>{t.borrowTitle}</strong>
            <p className="x-muted">{t.borrowText}</p>
          </div>
          <Button block to="/products">
            {t.borrow}
          </Button>
        </div>
      </Card>
    )
  }
  return (
    <Section title={t.firstSteps}>
      <Rows>
        {customer ? null : (
          <Row icon={<IdIcon />} title={t.identity} note={t.identityText} to="/me/identity" />
        )}
        {hasCard ? null : (
          <Row
            icon={<CardIcon />}
            title={t.card}
            note={t.cardText}
            {...(customer ? { to: '/me/cards' } : {})}
          />
        )}
      </Rows>
    </Section>
  )
}
