import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { ChoiceField } from '../../../shared/choices'
import { CardForm } from '../../../shared/person/CardForm'
import { Sheet } from '../../../shared/Sheet'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { DraftSaveDocument } from '../../../shared/wish/wish.generated'
import { applyMessages } from '../apply-messages'
import type { StepProps } from '../draft/Draft'

/** 收款账户: one of his cards; without any the first one is bound here. */
export function CardStep(props: StepProps) {
  const t = useMessages(applyMessages)
  const { data, reload } = props
  const [adding, setAdding] = useState(false)
  const cards = data.me.customer?.bankCards ?? []
  const close = () => {
    setAdding(false)
    reload()
  }
  return (
    <>
      <p className="x-muted">{t.cardText}</p>
      {cards.length > 0 ? (
        <>
          <Choice key={cards.length} {...props} />
          <Button kind="plain" block onPress={() => setAdding(true)}>
            {t.addCard}
          </Button>
        </>
      ) : (
        <CardForm onDone={reload} />
      )}
      {adding ? (
        <Sheet title={t.addCard} onClose={close}>
          <CardForm onDone={close} />
        </Sheet>
      ) : null}
    </>
  )
}

function Choice({ draft, data, next }: StepProps) {
  const t = useMessages(applyMessages)
  const cards = data.me.customer?.bankCards ?? []
  const usual = cards.find((one) => one.isDefault) ?? cards[0]
  const form = useVerbForm(DraftSaveDocument, {
    initial: { bankCardId: draft.bankCardId ?? usual?.id ?? '' },
    required: ['bankCardId'],
    input: ({ bankCardId }) => ({ applicationId: draft.id, bankCardId }),
    onDone: next,
  })
  return (
    <VerbForm form={form} submit={t.next}>
      <ChoiceField
        {...form.field('bankCardId')}
        label={t.chosenCard}
        options={cards.map((one) => ({
          value: one.id,
          label: `${one.bank ?? t.bankCard} ${one.number}`,
        }))}
      />
    </VerbForm>
  )
}
