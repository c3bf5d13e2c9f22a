import { useMessages } from '@xindai/i18n'
import { useSearchParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { CustomerPicker } from './CustomerPicker'
import { DraftForm } from './DraftForm'
import { messages } from './messages'

/** For a customer who is there in person: who he is, then what he wants. */
export function Component() {
  const t = useMessages(messages)
  const [params, setParams] = useSearchParams()
  const customerId = params.get('customer')
  return (
    <Page title={t.title} trail={[{ text: t.applications, path: '/applications' }]}>
      {customerId ? (
        <DraftForm
          key={customerId}
          customerId={customerId}
          draft={null}
          onOther={() => setParams({})}
        />
      ) : (
        <Section title={t.who}>
          <CustomerPicker onPick={(id) => setParams({ customer: id })} />
        </Section>
      )}
    </Page>
  )
}
