import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button } from '../../../shared/Button'
import { Card, Facts, Notice } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { IdentityForm } from '../../../shared/person/IdentityForm'
import { Reading } from '../../../shared/states'
import { IdentityDocument } from './identity.generated'
import { identityMessages } from './identity-messages'

/** Who he is: once bound, it stays. */
export function Component() {
  const t = useMessages(identityMessages)
  const read = useRead(IdentityDocument, {})
  return (
    <Page title={t.title} back="/me">
      <Reading read={read}>
        {({ me: { customer } }) =>
          customer ? (
            <>
              <Notice tone="good" title={t.done}>
                {t.doneText}
              </Notice>
              <Card>
                <Facts
                  items={[
                    [t.name, customer.name],
                    [t.idNumber, customer.idNumber],
                    [t.phone, customer.phone],
                    [t.number, customer.number],
                    [t.since, <DateTimeText key="since" value={customer.createdAt} />],
                  ]}
                />
              </Card>
              <Button block kind="plain" to="/me/cards">
                {t.cards}
              </Button>
            </>
          ) : (
            <IdentityForm onDone={read.reload} />
          )
        }
      </Reading>
    </Page>
  )
}
