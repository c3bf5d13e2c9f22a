import { fill, useMessages } from '@xindai/i18n'
import { Alert } from 'antd'
import { AddressTabs } from '../../../shared/AddressTabs'
import { messages } from '../messages'
import type { PolicyFormat } from '../model/format'
import { RulesTab } from '../model/RulesTab'
import { SimulationTab } from '../simulation/SimulationTab'
import { TestsTab } from '../tests/TestsTab'
import { TryTab } from '../tests/TryTab'
import { DraftBar, SavedOnly } from './DraftBar'
import { LeaveGuard } from './LeaveGuard'
import type { Fact, PolicyOfPage, Version } from './PolicyPage'
import { TextsTab } from './TextsTab'
import { useDraft } from './useDraft'
import { VersionsTab } from './VersionsTab'

interface Props {
  readonly policy: PolicyOfPage
  readonly version: Version
  readonly facts: readonly Fact[]
  readonly format: PolicyFormat
  readonly reload: () => void
  readonly onSaved: (number: number) => void
}

export function PolicyParts({ policy, version, facts, format, reload, onSaved }: Props) {
  const t = useMessages(messages)
  const draft = useDraft(policy, version, onSaved)
  const onChange = draft.isEditing ? draft.change : undefined
  return (
    <>
      {version.note && version.status === 'DRAFT' ? (
        <Alert type="warning" showIcon title={fill(t.sentBack, { reason: version.note })} />
      ) : null}
      <DraftBar draft={draft} />
      <LeaveGuard isUnsaved={draft.isUnsaved} />
      <AddressTabs
        label={t.title}
        tabs={[
          {
            key: 'rules',
            label: t.tabRules,
            content: (
              <RulesTab
                content={draft.content}
                onChange={onChange}
                facts={facts}
                format={format}
                wrong={draft.wrong}
              />
            ),
          },
          {
            key: 'texts',
            label: t.tabTexts,
            content: <TextsTab content={draft.content} onChange={onChange} facts={facts} />,
          },
          {
            key: 'tests',
            label: t.tabTests,
            content: (
              <SavedOnly draft={draft}>
                <TestsTab version={version} facts={facts} reload={reload} />
              </SavedOnly>
            ),
          },
          {
            key: 'try',
            label: t.tabTry,
            content: (
              <SavedOnly draft={draft}>
                <TryTab version={version} facts={facts} />
              </SavedOnly>
            ),
          },
          {
            key: 'simulation',
            label: t.tabSimulation,
            content: (
              <SavedOnly draft={draft}>
                <SimulationTab policy={policy} version={version} />
              </SavedOnly>
            ),
          },
          { key: 'versions', label: t.tabVersions, content: <VersionsTab policy={policy} /> },
        ]}
      />
    </>
  )
}
