import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { useSession } from '../../../shell/session'
import { suspenseMessages as messages } from '../suspense-messages'
import { SuspenseLoansDocument } from './suspense.generated'

interface Props {
  readonly onChoose: (loan: { id: string; number: string }) => void
}

/** Any other loan, by its number. */
export function FindLoan({ onChoose }: Props) {
  const t = useMessages(messages)
  const { can } = useSession()
  const [number, setNumber] = useState('')
  const read = useRead(SuspenseLoansDocument, { number }, { pause: number === '' })
  if (!can('loan.read')) return null
  const found = number ? (read.data?.loans.edges ?? []).map((edge) => edge.node) : []
  return (
    <div className="xd-side-acts xd-find">
      <Input.Search
        aria-label={t.findLoan}
        placeholder={t.findLoan}
        style={{ maxWidth: 320 }}
        loading={read.loading && number !== ''}
        onSearch={(text) => setNumber(text.trim().toUpperCase())}
      />
      <Space wrap aria-live="polite">
        {found.map((loan) => (
          <Button key={loan.id} onClick={() => onChoose({ id: loan.id, number: loan.number })}>
            {loan.number} · {loan.customer?.name ?? '—'}
          </Button>
        ))}
        {number && !read.loading && found.length === 0 ? (
          <span className="xd-muted">{t.noLoan}</span>
        ) : null}
      </Space>
    </div>
  )
}
