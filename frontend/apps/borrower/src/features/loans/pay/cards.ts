import { fill, useMessages } from '@xindai/i18n'
import type { OwnPayScreenQuery } from './pay.generated'
import { payMessages } from './pay-messages'

export type OwnCard = NonNullable<OwnPayScreenQuery['me']['customer']>['bankCards'][number]

/** How a card is called: 中国工商银行 尾号 0123. */
export function useCardName(): (bank: string | null, number: string) => string {
  const t = useMessages(payMessages)
  return (bank, number) => fill(t.cardOption, { bank: bank ?? t.bank, tail: number.slice(-4) })
}

/** The cards to choose from. */
export function useCardOptions(cards: readonly OwnCard[]) {
  const t = useMessages(payMessages)
  const nameOf = useCardName()
  return cards.map((card) => {
    const name = nameOf(card.bank, card.number)
    return { value: card.id, label: card.isDefault ? fill(t.cardDefault, { card: name }) : name }
  })
}

/** The card that is proposed: the default one, else the first. */
export function proposed(cards: readonly OwnCard[]): string {
  return (cards.find((card) => card.isDefault) ?? cards[0])?.id ?? ''
}
