import { PlusOutlined } from '@ant-design/icons'
import { useRead } from '@xindai/graphql'
import type { ApplicationOrder } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { Button } from 'antd'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { useSession } from '../../../shell/session'
import { ApplicationListDocument } from './applications.generated'
import { type Row, useColumnsOf } from './columns'
import { useFilters } from './filters'
import { messages } from './messages'
import { OrderChoice } from './OrderChoice'
import { whereOf } from './whereOf'

export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const state = useListState('NEWEST')
  const read = useRead(ApplicationListDocument, {
    first: state.first,
    after: state.after,
    order: state.order as ApplicationOrder,
    where: whereOf(state.values),
  })
  const create = can('application.edit') ? (
    <Link to="/applications/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {t.create}
      </Button>
    </Link>
  ) : null
  return (
    <Page title={t.title} actions={create}>
      <Section>
        <List<Row>
          list="APPLICATIONS"
          label={t.title}
          columns={useColumnsOf()}
          filters={useFilters()}
          state={state}
          read={read}
          connection={read.data?.applications}
          empty={t.empty}
          tools={<OrderChoice state={state} />}
        />
      </Section>
    </Page>
  )
}
