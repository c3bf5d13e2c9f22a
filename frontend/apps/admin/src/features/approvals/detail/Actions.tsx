import { useMessages } from '@xindai/i18n'
import { Button, Popconfirm } from 'antd'
import { useAct } from '../../../shared/verb/useAct'
import { useSession } from '../../../shell/session'
import { messages } from '../approvals-messages'
import { ApprovalWithdrawDocument } from './approval.generated'

export type Choice = 'approve' | 'reject'

interface Props {
  readonly approval: { readonly id: string; readonly status: string; readonly isMine: boolean }
  readonly onChoose: (choice: Choice) => void
  readonly onChanged: () => void
}

/** Nobody decides on what he asked for himself: he may take it back. */
export function Actions({ approval, onChoose, onChanged }: Props) {
  const t = useMessages(messages)
  const { can } = useSession()
  const withdraw = useAct(ApprovalWithdrawDocument)
  if (approval.status !== 'PENDING') return null
  if (approval.isMine) {
    return (
      <>
        <span className="xd-muted">{t.waitingMine}</span>
        <Popconfirm
          title={t.withdrawSure}
          onConfirm={async () => (await withdraw.act({ id: approval.id })) && onChanged()}
        >
          <Button loading={withdraw.busy}>{t.withdraw}</Button>
        </Popconfirm>
      </>
    )
  }
  if (!can('approval.decide')) return null
  return (
    <>
      <Button danger onClick={() => onChoose('reject')}>
        {t.reject}
      </Button>
      <Button type="primary" onClick={() => onChoose('approve')}>
        {t.approve}
      </Button>
    </>
  )
}
