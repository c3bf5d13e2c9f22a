import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { useSession } from '../../../shell/session'
import type { PolicyOfPage, Version } from '../page/PolicyPage'
import { simulationMessages } from '../tests/test-messages'
import { Simulation } from './Simulation'
import { SimulationList } from './SimulationList'
import { StartForm } from './StartForm'
import { PolicySimulationListDocument } from './simulations.generated'

interface Props {
  readonly policy: PolicyOfPage
  readonly version: Version
}

/** Past applications decided anew by this version; which run is shown stands in the address. */
export function SimulationTab({ policy, version }: Props) {
  const t = useMessages(simulationMessages)
  const { can } = useSession()
  const mayRun = can('decision.simulate')
  const [params, setParams] = useSearchParams()
  const id = params.get('simulation')
  const [after, setAfter] = useState<string | null>(null)
  const list = useRead(
    PolicySimulationListDocument,
    { version: version.id, after },
    { pause: !mayRun },
  )
  const show = (simulation: string | null) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old)
        if (simulation) next.set('simulation', simulation)
        else next.delete('simulation')
        return next
      },
      { preventScrollReset: true },
    )
  return (
    <div className="xd-stack">
      <Section title={t.title}>
        <p className="xd-muted">{t.hint}</p>
        {mayRun ? (
          <StartForm
            policy={policy}
            version={version}
            onStarted={(started) => {
              show(started)
              setAfter(null)
              list.reload()
            }}
          />
        ) : null}
      </Section>
      {mayRun ? (
        <Section title={t.past}>
          <Ready read={list}>
            {({ policySimulations }) => (
              <SimulationList
                policy={policy}
                connection={policySimulations}
                shown={id}
                onShow={show}
                after={after}
                onPage={setAfter}
              />
            )}
          </Ready>
        </Section>
      ) : null}
      {id ? (
        <Simulation
          key={id}
          id={id}
          policy={policy}
          onEnd={list.reload}
          onClose={() => show(null)}
        />
      ) : null}
    </div>
  )
}
