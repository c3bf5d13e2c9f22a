import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Facts } from '../../../shared/blocks'
import { Sheet } from '../../../shared/Sheet'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import type { OwnCard } from './Cards'
import { BankCardMakeDefaultDocument, BankCardRemoveDocument } from './cards.generated'
import { cardMessages } from './cards-messages'

/** One card, and what can be done with it. */
export function CardSheet({ card, onClose }: { card: OwnCard; onClose: () => void }) {
  const t = useMessages(cardMessages)
  const options = { initial: {}, input: () => ({ cardId: card.id }), onDone: onClose }
  const makeDefault = useVerbForm(BankCardMakeDefaultDocument, options)
  const remove = useVerbForm(BankCardRemoveDocument, {
    ...options,
    confirm: () => ({ title: t.removeTitle, content: <p>{t.removeText}</p>, action: t.remove }),
  })
  return (
    <Sheet title={card.bank ?? t.bank} onClose={onClose}>
      <Facts
        items={[
          [t.number, card.number],
          [t.boundAt, <DateTimeText key="bound" value={card.boundAt} />],
          [t.isDefault, card.isDefault ? t.yes : t.no],
        ]}
      />
      {card.isDefault ? null : <VerbForm form={makeDefault} submit={t.makeDefault} />}
      <VerbForm form={remove} submit={t.remove} danger />
    </Sheet>
  )
}
