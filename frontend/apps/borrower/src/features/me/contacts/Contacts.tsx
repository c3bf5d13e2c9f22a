import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Row, Rows } from '../../../shared/blocks'
import { PeopleIcon } from '../../../shared/icons'
import { Page } from '../../../shared/Page'
import { ContactsForm } from '../../../shared/person/ContactsForm'
import { Reading } from '../../../shared/states'
import { ContactsDocument } from './contacts.generated'
import { contactsMessages } from './contacts-messages'

/** Whom we may call; what is kept is masked, so it is filled in anew. */
export function Component() {
  const t = useMessages(contactsMessages)
  const code = useCode()
  const read = useRead(ContactsDocument, {})
  const [editing, setEditing] = useState(false)
  const done = () => {
    setEditing(false)
    read.reload()
  }
  return (
    <Page title={t.title} back="/me">
      <Reading read={read}>
        {({ me }) => {
          const contacts = me.customer?.contacts ?? []
          if (editing || contacts.length === 0) return <ContactsForm onDone={done} />
          return (
            <>
              <Rows>
                {contacts.map((contact) => (
                  <Row
                    key={contact.id}
                    icon={<PeopleIcon />}
                    title={contact.name}
                    note={contact.phone}
                    value={code('ContactRelation', contact.relation)}
                  />
                ))}
              </Rows>
              <Button block kind="plain" onPress={() => setEditing(true)}>
                {t.again}
              </Button>
            </>
          )
        }}
      </Reading>
    </Page>
  )
}
