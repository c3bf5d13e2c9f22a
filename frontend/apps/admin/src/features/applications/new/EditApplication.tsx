import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Result } from 'antd'
import { Link, useParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { DraftForm } from './DraftForm'
import { DraftDocument } from './draft.generated'
import { messages } from './messages'
import type { Draft } from './values'

/** A draft, or one that came back for more. */
export function Component() {
  const { id = '' } = useParams()
  const read = useRead(DraftDocument, { id })
  return <Ready read={read}>{({ application }) => <Editable id={id} draft={application} />}</Ready>
}

function Editable({ id, draft }: { id: string; draft: Draft | null }) {
  const t = useMessages(messages)
  const path = `/applications/${encodeURIComponent(id)}`
  if (!draft?.customer || !draft.nextVerbs.includes('SAVE'))
    return <Result status="info" title={t.notEditable} extra={<Link to={path}>{t.open}</Link>} />
  return (
    <Page
      title={fill(t.editTitle, { number: draft.number })}
      trail={[
        { text: t.applications, path: '/applications' },
        { text: draft.number, path },
      ]}
    >
      {draft.returnReason ? <Alert type="warning" showIcon title={draft.returnReason} /> : null}
      <DraftForm key={draft.id} customerId={draft.customer.id} draft={draft} />
    </Page>
  )
}
