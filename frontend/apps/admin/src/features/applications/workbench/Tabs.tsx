import { useMessages } from '@xindai/i18n'
import { Tabs as Parts } from 'antd'
import { messages } from './messages'
import type { Rights } from './rights'
import { ApplicantTab } from './tabs/ApplicantTab'
import { CustomerTab } from './tabs/CustomerTab'
import { DecisionTab } from './tabs/DecisionTab'
import { HistoryTab } from './tabs/HistoryTab'
import { PhoneTab } from './tabs/PhoneTab'
import { PlanTab } from './tabs/PlanTab'
import type { Work } from './types'
import type { Acted } from './useActs'
import { TABS, type Tab } from './useTab'

interface Props {
  readonly work: Work
  readonly rights: Rights
  readonly tab: Tab
  readonly onTab: (tab: Tab) => void
  readonly acted: Acted
}

/** The parts of an application; 1 to 6 choose. */
export function Tabs({ work, rights, tab, onTab, acted }: Props) {
  const t = useMessages(messages)
  const content = {
    applicant: <ApplicantTab work={work} />,
    decision: <DecisionTab work={work} />,
    plan: <PlanTab work={work} />,
    customer: <CustomerTab work={work} />,
    phone: <PhoneTab work={work} mayCall={rights.phone} acted={acted} />,
    history: <HistoryTab work={work} />,
  }
  return (
    <Parts
      activeKey={tab}
      onChange={(key) => onTab(key as Tab)}
      destroyOnHidden
      aria-label={t.tabs}
      items={TABS.map((name) => ({ key: name, label: t[name], children: content[name] }))}
    />
  )
}
