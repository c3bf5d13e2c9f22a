import { DownOutlined } from '@ant-design/icons'
import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useNow } from '@xindai/ui'
import { App, Button, Dropdown } from 'antd'
import { useAct } from '../../../shared/verb/useAct'
import { useSession } from '../../../shell/session'
import type { Link } from '../LinkOnce'
import { isLocked } from '../Standing'
import { messages } from '../staff-messages'
import {
  type StaffFieldsFragment,
  StaffRequireFactorDocument,
  StaffResetFactorsDocument,
  StaffResetPasswordDocument,
  StaffSetActiveDocument,
  StaffUnlockDocument,
} from './staff-page.generated'

interface Props {
  readonly staff: StaffFieldsFragment
  readonly onChange: () => void
  readonly onLink: (link: Link) => void
  readonly onChanged: () => void
}

/** What an administrator can do with somebody; nobody does it to himself. */
export function StaffActs({ staff, onChange, onLink, onChanged }: Props) {
  const t = useMessages(messages)
  const session = useSession()
  const now = useNow(30)
  const { message, modal } = App.useApp()
  const setActive = useAct(StaffSetActiveDocument)
  const unlock = useAct(StaffUnlockDocument)
  const requireFactor = useAct(StaffRequireFactorDocument)
  const resetFactors = useAct(StaffResetFactorsDocument)
  const resetPassword = useVerb(StaffResetPasswordDocument)
  const staffId = staff.id
  const mayChange = session.can('identity.staff_change')
  const mayReset = session.can('identity.staff_reset')
  if (staffId === session.staff.id) return null

  const ask = (title: string, content: string, onOk: () => Promise<unknown>, danger = false) =>
    modal.confirm({ title, content, onOk, okButtonProps: { danger } })
  const then = async (isDone: Promise<boolean>) => {
    if (await isDone) onChanged()
  }
  const linkAnew = async () => {
    const outcome = await resetPassword.send({ staffId })
    if (outcome.kind === 'refused')
      message.error(outcome.errors.map((one) => one.message).join(' '))
    else if (outcome.payload.token)
      onLink({ token: outcome.payload.token, expiresAt: outcome.payload.expiresAt })
    onChanged()
  }
  const needed = !staff.needsFactor
  const items = [
    mayReset && {
      key: 'password',
      label: t.resetPassword,
      onClick: () => ask(t.resetPassword, t.resetPasswordSure, linkAnew, true),
    },
    mayReset &&
      staff.hasFactor && {
        key: 'factors',
        label: t.resetFactors,
        onClick: () =>
          ask(t.resetFactors, t.resetFactorsSure, () => then(resetFactors.act({ staffId })), true),
      },
    mayChange && {
      key: 'require',
      label: needed ? t.requireFactor : t.waiveFactor,
      onClick: () =>
        ask(
          needed ? t.requireFactor : t.waiveFactor,
          needed ? t.requireFactorSure : t.waiveFactorSure,
          () => then(requireFactor.act({ staffId, needed })),
        ),
    },
    mayChange && {
      key: 'active',
      label: staff.isActive ? t.deactivate : t.activate,
      danger: staff.isActive,
      onClick: () =>
        ask(
          staff.isActive ? t.deactivate : t.activate,
          staff.isActive ? t.deactivateSure : t.activateSure,
          () => then(setActive.act({ staffId, isActive: !staff.isActive })),
          staff.isActive,
        ),
    },
  ].filter((one) => one !== false)
  return (
    <>
      {mayChange && isLocked(staff.lockedUntil, now) ? (
        <Button loading={unlock.busy} onClick={() => then(unlock.act({ staffId }))}>
          {t.unlock}
        </Button>
      ) : null}
      {mayChange ? (
        <Button type="primary" onClick={onChange}>
          {t.change}
        </Button>
      ) : null}
      {items.length > 0 ? (
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button icon={<DownOutlined />} iconPlacement="end">
            {t.more}
          </Button>
        </Dropdown>
      ) : null}
    </>
  )
}
