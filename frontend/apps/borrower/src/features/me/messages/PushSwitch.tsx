import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useEffect, useState } from 'react'
import { Button } from '../../../shared/Button'
import { Card, Notice, Tag } from '../../../shared/blocks'
import { preferenceMessages } from './preference-messages'
import { PushSubscribeDocument, PushUnsubscribeDocument } from './preferences.generated'
import { type PushState, pushState, subscribe, unsubscribe } from './push'

/** Pushes to this very browser, on or off. */
export function PushSwitch({ serverKey }: { serverKey: string }) {
  const t = useMessages(preferenceMessages)
  const [state, setState] = useState<PushState | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const join = useVerb(PushSubscribeDocument)
  const leave = useVerb(PushUnsubscribeDocument)
  useEffect(() => {
    void pushState().then(setState)
  }, [])
  const act = async () => {
    setBusy(true)
    setProblem(null)
    try {
      if (state === 'on') {
        const endpoint = await unsubscribe()
        if (endpoint) await leave.send({ endpoint } as never)
      } else {
        const browser = await subscribe(serverKey)
        const outcome = browser ? await join.send(browser as never) : null
        if (outcome?.kind === 'refused') {
          setProblem(outcome.errors[0]?.message ?? null)
          await unsubscribe()
        }
      }
    } catch {
      setProblem(t.denied)
    } finally {
      setState(await pushState())
      setBusy(false)
    }
  }
  if (state === null) return null
  if (state === 'unsupported') return <p className="x-muted">{t.unsupported}</p>
  if (state === 'denied') return <Notice tone="warn">{t.denied}</Notice>
  return (
    <Card>
      <div className="x-stack">
        <Tag tone={state === 'on' ? 'good' : 'warn'}>{state === 'on' ? t.pushOn : t.pushOff}</Tag>
        {problem ? (
          <Notice tone="bad" alert>
            {problem}
          </Notice>
        ) : null}
        <Button kind="plain" block busy={busy} onPress={act}>
          {state === 'on' ? t.turnOff : t.turnOn}
        </Button>
      </div>
    </Card>
  )
}
