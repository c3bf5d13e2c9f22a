import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert } from 'antd'
import { useParams } from 'react-router'
import '../../../shared/loan/loan.css'
import { AddressTabs } from '../../../shared/AddressTabs'
import { CONTRACT_TONES } from '../../../shared/loan/tones'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { ContractActions } from '../verbs/ContractActions'
import { Agreed } from './Agreed'
import { ContractPageDocument, type ContractPageQuery } from './contract.generated'
import { Documents } from './Documents'
import { Payout } from './Payout'
import { Signatures } from './Signatures'

export type ContractOfPage = NonNullable<ContractPageQuery['contract']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One contract: what was agreed, its documents and signatures, and what became of it. */
export function Component() {
  const { id = '' } = useParams()
  const payout = useSession().can('disbursement.read')
  const t = useMessages(messages)
  const read = useRead(ContractPageDocument, { id, payout })
  const contract = read.data?.contract
  return (
    <Page
      title={contract ? fill(t.title, { number: contract.number }) : t.loading}
      trail={[{ text: t.contracts, path: '/contracts' }]}
      status={
        contract ? (
          <StatusTag kind="ContractStatus" value={contract.status} tones={CONTRACT_TONES} />
        ) : null
      }
      actions={contract ? <ContractActions contract={contract} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {(data) =>
          data.contract ? (
            <Parts contract={data.contract} reload={read.reload} />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

function Parts({ contract, reload }: { contract: ContractOfPage; reload: () => void }) {
  const t = useMessages(messages)
  return (
    <>
      {contract.cancelReason ? (
        <Alert
          type="warning"
          showIcon
          title={fill(t.cancelled, { reason: contract.cancelReason })}
        />
      ) : null}
      <Agreed contract={contract} />
      <AddressTabs
        label={t.facts}
        tabs={[
          {
            key: 'document',
            label: t.tabDocument,
            content: <Documents contract={contract} reload={reload} />,
          },
          {
            key: 'signatures',
            label: t.tabSignatures,
            content: <Signatures contract={contract} />,
          },
          ...(contract.disbursement === undefined
            ? []
            : [{ key: 'payout', label: t.tabPayout, content: <Payout contract={contract} /> }]),
        ]}
      />
    </>
  )
}
