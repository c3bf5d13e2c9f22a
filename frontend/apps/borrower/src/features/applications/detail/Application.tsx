import { useCode, useLive, useRead } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { useParams } from 'react-router'
import { Card, Facts, Section } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { useMethod } from '../../../shared/wish/methods'
import { applicationMessages } from '../applications-messages'
import { Status } from '../Status'
import {
  OwnApplicationDocument,
  OwnApplicationNewsDocument,
  type OwnApplicationQuery,
} from './application.generated'
import { History, Progress } from './Progress'
import { ToDo } from './ToDo'
import { Why } from './Why'
import { Withdraw } from './Withdraw'

export type Application = NonNullable<OwnApplicationQuery['application']>

/** One application: where it is on its road, live, and what is to be done now. */
export function Component() {
  const t = useMessages(applicationMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnApplicationDocument, { id })
  const version = read.data?.application?.version
  useLive({
    document: OwnApplicationNewsDocument,
    variables: { applicationId: id },
    cursorOf: (data) => data.applicationChanged.cursor,
    onNews: ({ applicationChanged }) => {
      if (applicationChanged.version !== version) read.reload()
    },
    onLost: read.reload,
  })
  return (
    <Page title={t.one} back="/applications">
      <Reading read={read}>
        {({ application, contracts }) =>
          application ? (
            <>
              <Head application={application} />
              <Why application={application} />
              <ToDo application={application} contracts={contracts.edges.map(({ node }) => node)} />
              <Section title={t.progress}>
                <Card>
                  <Progress application={application} />
                </Card>
              </Section>
              <p className="x-hint">{t.live}</p>
              <Asked application={application} />
              <History application={application} />
              {application.nextVerbs.includes('WITHDRAW') ? (
                <Withdraw id={application.id} onDone={read.reload} />
              ) : null}
            </>
          ) : (
            <Empty />
          )
        }
      </Reading>
    </Page>
  )
}

function Head({ application }: { application: Application }) {
  const language = useLanguage()
  const { product } = application
  return (
    <Card>
      <div className="x-tight" role="status">
        <div>{language === 'zh' ? product?.nameZh : product?.nameEn}</div>
        <div className="x-big">
          <Amount value={application.amount} />
        </div>
        <div>
          <Status kind={application.kind} status={application.status} />
        </div>
      </div>
    </Card>
  )
}

function Asked({ application }: { application: Application }) {
  const t = useMessages(applicationMessages)
  const code = useCode()
  const method = useMethod()
  const { number, instalments, purpose } = application
  return (
    <Card>
      <Facts
        items={[
          [t.number, number],
          [t.amount, <Amount key="amount" value={application.amount} />],
          [t.term, instalments ? fill(t.instalments, { n: instalments }) : null],
          [t.method, method(application.method)],
          [t.purpose, code('ApplicationPurpose', purpose)],
        ]}
      />
    </Card>
  )
}
