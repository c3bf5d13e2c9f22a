import { useVerb } from '@xindai/graphql'
import { App, Button } from 'antd'
import { useNavigate } from 'react-router'
import { useSession } from '../../../shell/session'
import { RunStartDocument } from './runs.generated'

interface Props {
  readonly accountId: string
  readonly on: string
  readonly text: string
  readonly onDone?: () => void
}

/** Reconciles an account and a day, and goes to where the breaks will be. */
export function StartRun({ accountId, on, text, onDone }: Props) {
  const { can } = useSession()
  const { message } = App.useApp()
  const go = useNavigate()
  const { send, busy } = useVerb(RunStartDocument)
  if (!can('reconciliation.run')) return null
  const start = async () => {
    const outcome = await send({ accountId, on })
    if (outcome.kind === 'refused') {
      message.error(outcome.errors.map((one) => one.message).join(' '))
      return
    }
    onDone?.()
    if (outcome.kind === 'done' && outcome.payload.run)
      go(`/reconciliation/${encodeURIComponent(outcome.payload.run.id)}`)
  }
  return (
    <Button type="primary" loading={busy} onClick={start}>
      {text}
    </Button>
  )
}
