import { useMessages } from '@xindai/i18n'
import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { useSession } from '../../../shell/session'
import type { ContractOfPage } from '../detail/ContractPage'
import { verbMessages } from '../messages'
import { actionsFor } from './catalog'
import { VerbForms } from './VerbForms'

/** The commands of a contract; the open one lives in the address. */
export function ContractActions({
  contract,
  onDone,
}: {
  contract: ContractOfPage
  onDone: () => void
}) {
  const t = useMessages(verbMessages)
  const { can } = useSession()
  const [params, setParams] = useSearchParams()
  const show = (name: string | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (name) next.set('verb', name)
      else next.delete('verb')
      return next
    })
  const allowed = actionsFor(contract, can)
  const open = allowed.find(({ name }) => name === params.get('verb'))
  return (
    <>
      {allowed.map(({ name, danger }, at) => (
        <Button
          key={name}
          type={at === 0 && !danger ? 'primary' : 'default'}
          danger={danger}
          onClick={() => show(name)}
        >
          {t[name]}
        </Button>
      ))}
      {open ? (
        <VerbForms
          name={open.name}
          contract={contract}
          onClose={() => show(null)}
          onDone={onDone}
        />
      ) : null}
    </>
  )
}
