import '../applications.css'
import { fill, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { ShortcutHelp } from '../../../shared/shortcuts/ShortcutHelp'
import { useShortcuts } from '../../../shared/shortcuts/useShortcuts'
import { useSession } from '../../../shell/session'
import { APPLICATION_TONES } from '../parts/tones'
import { Bar } from './Bar'
import { DocumentViewer } from './documents/DocumentViewer'
import { usePapers } from './documents/usePapers'
import { Holder } from './Holder'
import { messages } from './messages'
import { Notes } from './Notes'
import { Notices } from './Notices'
import { NotThere } from './NotThere'
import { rightsOf } from './rights'
import { SubLine } from './SubLine'
import { Summary } from './Summary'
import { Tabs } from './Tabs'
import type { Work } from './types'
import { useActs } from './useActs'
import { useKeys } from './useKeys'
import { useTab } from './useTab'
import { useWorkbench } from './useWorkbench'
import { Drawers } from './verbs/Drawers'

/** 审批工作台: everything about one application, its papers beside it, all by keyboard. */
export function Component() {
  const { id = '' } = useParams()
  const bench = useWorkbench(id)
  return (
    <Ready read={bench.read}>
      {({ application }) =>
        application ? <Desk key={application.id} work={application} bench={bench} /> : <NotThere />
      }
    </Ready>
  )
}

interface Props {
  readonly work: Work
  readonly bench: ReturnType<typeof useWorkbench>
}

function Desk({ work, bench }: Props) {
  const t = useMessages(messages)
  const { can } = useSession()
  const rights = rightsOf(work, can)
  const acts = useActs(work, bench.acted)
  const [tab, setTab] = useTab(rights.phone)
  const papers = usePapers(work)
  const [help, setHelp] = useState(false)
  const keys = useKeys({ rights, acts, tab: setTab, papers, help: () => setHelp(true) })
  useShortcuts(keys)
  const isWorker = can('application.work')
  return (
    <Page
      title={fill(t.title, { number: work.number })}
      trail={[
        isWorker
          ? { text: t.queue, path: '/queue' }
          : { text: t.applications, path: '/applications' },
      ]}
      status={
        <>
          <StatusTag kind="ApplicationStatus" value={work.status} tones={APPLICATION_TONES} />
          <Holder work={work} live={bench.live} />
        </>
      }
      sub={<SubLine work={work} />}
      actions={<Bar work={work} rights={rights} acts={acts} onHelp={() => setHelp(true)} />}
    >
      <Notices work={work} news={bench.news} onForget={bench.forget} />
      <div className="xd-desk">
        <div className="xd-stack">
          <Section title={t.summary}>
            <Summary work={work} />
          </Section>
          <Section>
            <Tabs work={work} rights={rights} tab={tab} onTab={setTab} acted={bench.acted} />
          </Section>
        </div>
        <div className="xd-stack xd-desk-side">
          <DocumentViewer papers={papers} />
          {can('application.note') ? <Notes work={work} acted={bench.acted} /> : null}
        </div>
      </div>
      <Drawers work={work} acts={acts} acted={bench.acted} />
      <ShortcutHelp open={help} onClose={() => setHelp(false)} shortcuts={keys} />
    </Page>
  )
}
