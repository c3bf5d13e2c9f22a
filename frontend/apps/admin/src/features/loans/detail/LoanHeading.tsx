import type { LiveState } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Named } from '@xindai/ui'
import { Space, Tag } from 'antd'
import { Link } from 'react-router'
import { LiveDot } from '../../../shared/LiveDot'
import { CLASS_TONES, LOAN_TONES } from '../../../shared/loan/tones'
import { StatusTag } from '../../../shared/StatusTag'
import type { LoanOfPage } from './LoanPage'
import { messages } from './messages'

/** Beside the number: how the loan stands, in words and colours. */
export function LoanHeading({ loan, live }: { loan: LoanOfPage; live: LiveState }) {
  const t = useMessages(messages)
  return (
    <Space size={4} wrap>
      <StatusTag kind="LoanStatus" value={loan.status} tones={LOAN_TONES} />
      <StatusTag kind="AssetClass" value={loan.assetClass} tones={CLASS_TONES} />
      {loan.daysPastDue > 0 ? (
        <Tag color="error">{fill(t.overdueDays, { n: loan.daysPastDue })}</Tag>
      ) : null}
      {loan.nonAccrual ? <Tag color="warning">{t.nonAccrual}</Tag> : null}
      <LiveDot state={live} />
    </Space>
  )
}

/** Below the number: whose loan, of which product, from where. */
export function LoanSub({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(messages)
  const { customer, contract } = loan
  return (
    <Space size={[16, 4]} wrap>
      {customer ? (
        <span>
          {t.customer}{' '}
          <Link to={`/customers/${encodeURIComponent(customer.id)}`}>
            {customer.name} {customer.number}
          </Link>
        </span>
      ) : null}
      {contract ? (
        <span>
          {t.contract}{' '}
          <Link to={`/contracts/${encodeURIComponent(contract.id)}`}>{contract.number}</Link>
        </span>
      ) : null}
      <span>
        {t.product} <Named value={loan.product} />
      </span>
      <span>
        {t.branch} {loan.branch?.name ?? '—'}
      </span>
    </Space>
  )
}
