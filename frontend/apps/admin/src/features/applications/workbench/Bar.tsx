import { EllipsisOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Button, Dropdown } from 'antd'
import { Link } from 'react-router'
import { HelpButton } from '../../../shared/shortcuts/HelpButton'
import { messages } from './messages'
import type { Rights } from './rights'
import type { Work } from './types'
import type { Acts } from './useActs'

interface Props {
  readonly work: Work
  readonly rights: Rights
  readonly acts: Acts
  readonly onHelp: () => void
}

/** The commands that are possible now: the usual ones as buttons, the rest in a menu. */
export function Bar({ work, rights, acts, onHelp }: Props) {
  const t = useMessages(messages)
  const { ask, busy } = acts
  const main = [
    rights.claim && { key: 'c', text: t.claim, run: acts.claim, primary: true },
    rights.approve && { key: 'a', text: t.approve, run: () => ask('approve'), primary: true },
    rights.sendBack && { key: 'b', text: t.sendBack, run: () => ask('sendBack') },
    rights.reject && { key: 'x', text: t.reject, run: () => ask('reject'), danger: true },
    rights.submit && { key: 's', text: t.submit, run: acts.submit, primary: true },
    rights.edit && { key: 'e', text: t.edit, run: acts.edit },
    rights.accept && { key: 'y', text: t.accept, run: () => ask('accept'), primary: true },
  ].filter((one) => one !== false)
  return (
    <>
      {main.map(({ key, text, run, primary, danger }) => (
        <Button
          key={key}
          type={primary ? 'primary' : 'default'}
          danger={danger}
          disabled={busy}
          onClick={run}
          aria-keyshortcuts={key}
        >
          {text} <kbd>{key}</kbd>
        </Button>
      ))}
      {work.contractId ? (
        <Link to={`/contracts/${encodeURIComponent(work.contractId)}`}>
          <Button>{t.contract}</Button>
        </Link>
      ) : null}
      {work.loanId ? (
        <Link to={`/loans/${encodeURIComponent(work.loanId)}`}>
          <Button>{t.loan}</Button>
        </Link>
      ) : null}
      <Rest rights={rights} acts={acts} />
      <HelpButton onClick={onHelp} />
    </>
  )
}

function Rest({ rights, acts }: { rights: Rights; acts: Acts }) {
  const t = useMessages(messages)
  const { ask } = acts
  const items = [
    rights.handOver && { key: 'h', text: t.handOver, run: () => ask('handOver') },
    rights.release && { key: 'u', text: t.release, run: acts.release },
    rights.withdraw && { key: 'w', text: t.withdraw, run: () => ask('withdraw') },
    rights.conflict && { key: 'i', text: t.conflict, run: () => ask('conflict') },
  ].filter((one) => one !== false)
  if (items.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: items.map(({ key, text }) => ({
          key,
          label: (
            <>
              {text} <kbd>{key}</kbd>
            </>
          ),
        })),
        onClick: ({ key }) => items.find((one) => one.key === key)?.run(),
      }}
    >
      <Button icon={<EllipsisOutlined />}>{t.more}</Button>
    </Dropdown>
  )
}
