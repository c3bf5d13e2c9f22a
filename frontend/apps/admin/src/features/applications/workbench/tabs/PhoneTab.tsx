import { useCode, useRead } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Empty, Table } from 'antd'
import { Ready } from '../../../../shared/Ready'
import { StatusTag } from '../../../../shared/StatusTag'
import { Who } from '../../../../shared/Who'
import { useSession } from '../../../../shell/session'
import { PhoneFormDocument, type PhoneFormQuery } from '../more.generated'
import type { Work } from '../types'
import type { Acted } from '../useActs'
import { PhoneForm } from './PhoneForm'
import { phoneMessages } from './phone-messages'
import { Reveal } from './Reveal'

const TONES = { PASSED: 'good', FAILED: 'bad', UNREACHABLE: 'attention' } as const

interface Props {
  readonly work: Work
  readonly mayCall: boolean
  readonly acted: Acted
}

/** 电核: the form for who has claimed it, and the calls so far. */
export function PhoneTab({ work, mayCall, acted }: Props) {
  const t = useMessages(phoneMessages)
  const { can } = useSession()
  const read = useRead(PhoneFormDocument, {}, { pause: !can('application.work') })
  if (!can('application.work')) return <Calls work={work} questions={[]} />
  return (
    <Ready read={read}>
      {({ phoneCheckForm }) => (
        <div className="xd-stack">
          {mayCall ? (
            <>
              {work.customer && can('customer.reveal') ? (
                <Reveal customerId={work.customer.id} number={work.number} />
              ) : null}
              <PhoneForm work={work} questions={phoneCheckForm} acted={acted} />
            </>
          ) : work.status === 'PHONE_VERIFICATION' ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.claimFirst} />
          ) : null}
          <h3>{t.calls}</h3>
          <Calls work={work} questions={phoneCheckForm} />
        </div>
      )}
    </Ready>
  )
}

interface CallsProps {
  readonly work: Work
  readonly questions: PhoneFormQuery['phoneCheckForm']
}

function Calls({ work, questions }: CallsProps) {
  const t = useMessages(phoneMessages)
  const code = useCode()
  const language = useLanguage()
  const answers = (told: unknown) => {
    const given = told as Readonly<Record<string, string>>
    return questions
      .filter((question) => question.code in given)
      .map((question) => (
        <li key={question.code}>
          {question[language]}: {code('PhoneCheckAnswer', given[question.code]?.toUpperCase())}
        </li>
      ))
  }
  return (
    <Table
      rowKey="at"
      size="small"
      pagination={false}
      locale={{ emptyText: t.noCalls }}
      dataSource={[...work.phoneChecks]}
      expandable={{ expandedRowRender: (row) => <ul>{answers(row.answers)}</ul> }}
      columns={[
        { key: 'at', title: t.at, render: (_, row) => <DateTimeText value={row.at} /> },
        { key: 'who', title: t.caller, render: (_, row) => <Who actor={row.caller} /> },
        {
          key: 'v',
          title: t.verdict,
          render: (_, row) => (
            <StatusTag kind="PhoneCheckVerdict" value={row.verdict} tones={TONES} />
          ),
        },
      ]}
    />
  )
}
