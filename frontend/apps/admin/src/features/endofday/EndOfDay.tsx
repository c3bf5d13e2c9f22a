import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button, Empty, Form } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { DateInput } from '../../shared/fields'
import { Page } from '../../shared/Page'
import { Ready } from '../../shared/Ready'
import { Section } from '../../shared/Section'
import { VerbDrawer } from '../../shared/verb/VerbDrawer'
import { useSession } from '../../shell/session'
import { EndOfDayPageDocument, EndOfDayStartDocument } from './endofday.generated'
import { messages } from './endofday-messages'
import { Running } from './Running'
import { Runs } from './Runs'

/** The console of closing days: what ran, what runs now with its progress, and how to start. */
export function Component() {
  const t = useMessages(messages)
  const { can, businessDate } = useSession()
  const [params, setParams] = useSearchParams()
  const [starting, setStarting] = useState(false)
  const read = useRead(EndOfDayPageDocument, {})
  const job = params.get('job')
  return (
    <Page
      title={t.title}
      sub={fill(t.sub, { date: read.data?.businessDate ?? businessDate })}
      actions={
        can('loan.end_of_day') ? (
          <Button type="primary" onClick={() => setStarting(true)}>
            {t.start}
          </Button>
        ) : null
      }
    >
      {job ? <Running jobId={job} onStep={read.reload} /> : null}
      <Ready read={read}>
        {(data) =>
          data.endOfDayRuns.length === 0 ? (
            <Section>
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.never} />
            </Section>
          ) : (
            <Runs runs={data.endOfDayRuns} />
          )
        }
      </Ready>
      <VerbDrawer
        title={t.start}
        open={starting}
        onClose={() => setStarting(false)}
        document={EndOfDayStartDocument}
        initial={{ to: read.data?.businessDate ?? businessDate }}
        toInput={(values: { to: string }) => values}
        preview={({ days, firstDay }) => (
          <Alert
            type="info"
            showIcon
            title={fill(t.willClose, { n: days ?? 0, date: firstDay ?? '—' })}
          />
        )}
        submitText={t.start}
        onDone={({ jobId }) => jobId && setParams({ job: jobId })}
      >
        <Form.Item name="to" label={t.to} rules={[{ required: true }]}>
          <DateInput />
        </Form.Item>
      </VerbDrawer>
    </Page>
  )
}
