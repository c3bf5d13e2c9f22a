import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button, Popconfirm, Tag } from 'antd'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { useAct } from '../../../shared/verb/useAct'
import { useSession } from '../../../shell/session'
import { messages } from './messages'
import { PeriodCloseDocument, PeriodListDocument } from './periods.generated'

/** The months of the books; a closed one takes no more entries. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const read = useRead(PeriodListDocument, {})
  const close = useAct(PeriodCloseDocument)
  const act = (month: string) => (
    <Popconfirm
      title={t.closeSure}
      onConfirm={async () => (await close.act({ month })) && read.reload()}
    >
      <Button type="link" danger>
        {t.close}
      </Button>
    </Popconfirm>
  )
  return (
    <Page title={t.title}>
      <Section>
        <Ready read={read}>
          {({ accountingPeriods }) => (
            <SimpleTable
              label={t.title}
              rows={accountingPeriods}
              keyOf={(one) => one.month}
              empty={t.empty}
              columns={[
                { title: t.month, render: (one) => one.month.slice(0, 7) },
                {
                  title: t.status,
                  render: (one) =>
                    one.isOpen ? <Tag color="processing">{t.open}</Tag> : <Tag>{t.closed}</Tag>,
                },
                {
                  title: '',
                  render: (one) =>
                    one.mayClose && can('accounting.close_period') ? act(one.month) : null,
                },
              ]}
            />
          )}
        </Ready>
      </Section>
    </Page>
  )
}
