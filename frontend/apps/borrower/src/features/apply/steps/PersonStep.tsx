import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Row, Rows, Tag } from '../../../shared/blocks'
import { AmountsForm } from '../../../shared/person/AmountsForm'
import { ContactsForm } from '../../../shared/person/ContactsForm'
import { EmploymentForm } from '../../../shared/person/EmploymentForm'
import { ProfileForm } from '../../../shared/person/ProfileForm'
import { Sheet } from '../../../shared/Sheet'
import { applyMessages } from '../apply-messages'
import type { StepProps } from '../draft/Draft'

type Part = 'work' | 'amounts' | 'contacts' | 'profile'
const PARTS: readonly Part[] = ['work', 'amounts', 'contacts', 'profile']

/** 个人资料: what is known of him already, and what may be added. */
export function PersonStep({ data, reload, next }: StepProps) {
  const t = useMessages(applyMessages)
  const [open, setOpen] = useState<Part | null>(null)
  const person = data.me.customer
  const known: Readonly<Record<Part, boolean>> = {
    work: Boolean(person?.employment),
    amounts: (person?.monthlyAmounts.length ?? 0) > 0,
    contacts: (person?.contacts.length ?? 0) > 0,
    profile: Boolean(person?.profile?.education || person?.profile?.residence),
  }
  const close = () => {
    setOpen(null)
    reload()
  }
  return (
    <>
      <p className="x-muted">{t.personText}</p>
      <Rows>
        {PARTS.map((part) => (
          <Row
            key={part}
            title={t[part]}
            value={
              <Tag tone={known[part] ? 'good' : 'warn'}>{known[part] ? t.filled : t.notFilled}</Tag>
            }
            onPress={() => setOpen(part)}
          />
        ))}
      </Rows>
      <Button block onPress={next}>
        {t.next}
      </Button>
      {open ? (
        <Sheet title={t[open]} onClose={close}>
          {open === 'work' ? <EmploymentForm onDone={close} /> : null}
          {open === 'amounts' ? <AmountsForm onDone={close} /> : null}
          {open === 'contacts' ? <ContactsForm onDone={close} /> : null}
          {open === 'profile' ? (
            <ProfileForm known={person?.profile ?? null} onDone={close} />
          ) : null}
        </Sheet>
      ) : null}
    </>
  )
}
