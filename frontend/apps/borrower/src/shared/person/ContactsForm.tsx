import { useCodes } from '@xindai/graphql'
import type { ContactInput } from '@xindai/graphql/schema'
import { fill, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button, LinkButton } from '../Button'
import { Card } from '../blocks'
import { SelectField } from '../choices'
import { PhoneField, TextField } from '../fields'
import { useVerbForm, type Values } from '../useForm'
import { VerbForm } from '../VerbForm'
import { OwnContactsChangeDocument } from './person.generated'
import { personMessages } from './person-messages'

const MOST = 10

/** 联系人, all anew. `count`: how many to begin with. */
export function ContactsForm({ count = 2, onDone }: { count?: number; onDone: () => void }) {
  const t = useMessages(personMessages)
  const relations = useCodes('ContactRelation')
  const [places, setPlaces] = useState(() => Array.from({ length: count }, (_, n) => n))
  const names = places.flatMap((n) => [`relation${n}`, `name${n}`, `phone${n}`])
  const form = useVerbForm(OwnContactsChangeDocument, {
    initial: {} as Values,
    required: names,
    check: (values) => doubles(places, values, t.sameContact),
    input: (values) => ({
      contacts: places.map((n) => ({
        relation: values[`relation${n}`] as ContactInput['relation'],
        name: String(values[`name${n}`]),
        phone: String(values[`phone${n}`]),
      })),
    }),
    onDone,
  })
  return (
    <VerbForm form={form} submit={t.save}>
      <p className="x-hint">{t.contactsHint}</p>
      {places.map((n, at) => (
        <Card key={n}>
          <fieldset className="x-group">
            <legend>{fill(t.contact, { n: at + 1 })}</legend>
            <SelectField {...form.field(`relation${n}`)} label={t.relation} options={relations} />
            <TextField {...form.field(`name${n}`)} label={t.name} maxLength={60} />
            <PhoneField {...form.field(`phone${n}`)} />
            {places.length > 1 ? (
              <LinkButton onPress={() => setPlaces(places.filter((one) => one !== n))}>
                {t.remove}
                <span className="x-hidden">{fill(t.contact, { n: at + 1 })}</span>
              </LinkButton>
            ) : null}
          </fieldset>
        </Card>
      ))}
      {places.length < MOST ? (
        <Button
          kind="plain"
          block
          onPress={() => setPlaces([...places, Math.max(-1, ...places) + 1])}
        >
          {t.addContact}
        </Button>
      ) : null}
    </VerbForm>
  )
}

function doubles(places: readonly number[], values: Values, message: string) {
  const seen = new Set<unknown>()
  const found: Record<string, string> = {}
  for (const n of places) {
    const phone = values[`phone${n}`]
    if (phone && seen.has(phone)) found[`phone${n}`] = message
    seen.add(phone)
  }
  return found
}
