import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Row, Rows, Tag } from '../../../shared/blocks'
import { CardIcon } from '../../../shared/icons'
import { Page } from '../../../shared/Page'
import { CardForm } from '../../../shared/person/CardForm'
import { Sheet } from '../../../shared/Sheet'
import { Empty, Reading } from '../../../shared/states'
import { CardSheet } from './CardSheet'
import { CardsDocument, type CardsQuery } from './cards.generated'
import { cardMessages } from './cards-messages'

export type OwnCard = NonNullable<CardsQuery['me']['customer']>['bankCards'][number]

/** 银行卡: bind one, make it the default, remove it. */
export function Component() {
  const t = useMessages(cardMessages)
  const read = useRead(CardsDocument, {})
  const [adding, setAdding] = useState(false)
  const [chosen, setChosen] = useState<OwnCard | null>(null)
  const close = () => {
    setAdding(false)
    setChosen(null)
    read.reload()
  }
  return (
    <Page title={t.title} back="/me">
      <Reading read={read}>
        {({ me: { customer } }) =>
          customer ? (
            <>
              {customer.bankCards.length > 0 ? (
                <Rows>
                  {customer.bankCards.map((card) => (
                    <Row
                      key={card.id}
                      icon={<CardIcon />}
                      title={card.bank ?? t.bank}
                      note={card.number}
                      value={card.isDefault ? <Tag tone="good">{t.isDefault}</Tag> : null}
                      onPress={() => setChosen(card)}
                    />
                  ))}
                </Rows>
              ) : (
                <Empty title={t.emptyTitle} text={t.emptyText} />
              )}
              <Button block onPress={() => setAdding(true)}>
                {t.add}
              </Button>
            </>
          ) : (
            <Empty
              title={t.identityTitle}
              text={t.identityText}
              action={<Button to="/me/identity">{t.identity}</Button>}
            />
          )
        }
      </Reading>
      {adding ? (
        <Sheet title={t.add} onClose={close}>
          <CardForm onDone={close} />
        </Sheet>
      ) : null}
      {chosen ? <CardSheet card={chosen} onClose={close} /> : null}
    </Page>
  )
}
