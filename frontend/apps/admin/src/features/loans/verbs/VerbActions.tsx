import { DownOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Button, Dropdown } from 'antd'
import { useSearchParams } from 'react-router'
import { useSession } from '../../../shell/session'
import type { LoanOfPage } from '../detail/LoanPage'
import { type LoanVerb, VERBS, type VerbName, verbsFor } from './catalog'
import { LoanVerbDrawer } from './LoanVerbDrawer'
import { fieldMessages, verbMessages } from './messages'

const FIRST: readonly VerbName[] = ['repay', 'prepay', 'payoff', 'disburse', 'recovery']

/** The commands of a loan. The open one lives in the address, so it can be linked to. */
export function VerbActions({ loan, onDone }: { loan: LoanOfPage; onDone: () => void }) {
  const t = useMessages(verbMessages)
  const { can } = useSession()
  const [params, setParams] = useSearchParams()
  const show = (name: VerbName | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      next.delete('event')
      if (name) next.set('verb', name)
      else next.delete('verb')
      return next
    })
  const allowed = verbsFor(loan, can)
  const first = allowed.filter(({ name }) => FIRST.includes(name))
  const rest = allowed.filter(({ name }) => !FIRST.includes(name))
  const open = VERBS.find(({ name }) => name === params.get('verb') && can(`loan.${name}`))
  return (
    <>
      {first.map(({ name }, at) => (
        <Button key={name} type={at === 0 ? 'primary' : 'default'} onClick={() => show(name)}>
          {t[name]}
        </Button>
      ))}
      <MoreVerbs verbs={rest} onChoose={show} />
      {open ? (
        <LoanVerbDrawer
          key={open.name}
          verb={open}
          loan={loan}
          event={params.get('event')}
          onClose={() => show(null)}
          onDone={onDone}
        />
      ) : null}
    </>
  )
}

interface MoreProps {
  readonly verbs: readonly LoanVerb[]
  readonly onChoose: (name: VerbName) => void
}

function MoreVerbs({ verbs, onChoose }: MoreProps) {
  const t = useMessages(verbMessages)
  const f = useMessages(fieldMessages)
  if (verbs.length === 0) return null
  const groups = [
    { key: 'money', label: f.groupMoney },
    { key: 'plan', label: f.groupPlan },
    { key: 'books', label: f.groupBooks },
  ]
  const items = groups.flatMap(({ key, label }) => {
    const children = verbs
      .filter(({ group }) => group === key)
      .map(({ name, danger }) => ({ key: name, label: t[name], danger }))
    return children.length > 0 ? [{ key, type: 'group' as const, label, children }] : []
  })
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => onChoose(key as VerbName) }}
      placement="bottomRight"
    >
      <Button icon={<DownOutlined />} iconPlacement="end">
        {f.more}
      </Button>
    </Dropdown>
  )
}
