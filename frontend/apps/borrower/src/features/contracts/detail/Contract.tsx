import { useLive, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useEffect, useRef } from 'react'
import { useParams } from 'react-router'
import { Button } from '../../../shared/Button'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { contractMessages } from '../contracts-messages'
import { Cancel } from './Cancel'
import {
  OwnContractDocument,
  OwnContractNewsDocument,
  type OwnContractQuery,
} from './contract.generated'
import { Files } from './Files'
import { KeyFacts } from './KeyFacts'
import { Payout } from './Payout'
import { SignForm } from './SignForm'
import { StateNotice } from './StateNotice'

export type Contract = NonNullable<OwnContractQuery['contract']>

const SEAL_SECONDS = 3
/** Paths of files are good for five minutes. */
const FILE_SECONDS = 240

/** 借款合同: read it, sign it, and see what becomes of it. */
export function Component() {
  const t = useMessages(contractMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnContractDocument, { id })
  const contract = read.data?.contract
  const seen = useRef<number | null>(null)
  useLive({
    document: OwnContractNewsDocument,
    variables: contract?.applicationId ? { applicationId: contract.applicationId } : null,
    cursorOf: (data) => data.applicationChanged.cursor,
    onNews: ({ applicationChanged: { version } }) => {
      // The first one tells how it is now, which was read already.
      if (seen.current !== null && seen.current !== version) read.reload()
      seen.current = version
    },
    onLost: read.reload,
  })
  // The seal is no move of the application, so nobody tells of it.
  useEvery(contract?.status === 'SIGNED' ? SEAL_SECONDS : FILE_SECONDS, read.reload)
  return (
    <Page title={t.one} back="/contracts">
      <Reading read={read}>
        {() => (contract ? <Shown contract={contract} onChange={read.reload} /> : <Empty />)}
      </Reading>
    </Page>
  )
}

function Shown({ contract, onChange }: { contract: Contract; onChange: () => void }) {
  const t = useMessages(contractMessages)
  const { status, disbursement, applicationId } = contract
  const canCancel =
    ['DRAFT', 'SIGNED', 'SEALED'].includes(status) &&
    (disbursement === null || disbursement.status === 'FAILED')
  const loanId = disbursement?.loan?.id
  return (
    <>
      <StateNotice contract={contract} />
      <KeyFacts contract={contract} />
      {status === 'DRAFT' ? (
        <SignForm contract={contract} onDone={onChange} />
      ) : (
        <Files contract={contract} />
      )}
      {disbursement ? <Payout disbursement={disbursement} /> : null}
      {loanId ? (
        <Button block to={`/loans/${encodeURIComponent(loanId)}`}>
          {t.seeLoan}
        </Button>
      ) : null}
      {applicationId ? (
        <Button block kind="plain" to={`/applications/${encodeURIComponent(applicationId)}`}>
          {t.seeApplication}
        </Button>
      ) : null}
      {canCancel ? <Cancel id={contract.id} onDone={onChange} /> : null}
    </>
  )
}

function useEvery(seconds: number, act: () => void): void {
  useEffect(() => {
    const timer = setInterval(act, seconds * 1_000)
    return () => clearInterval(timer)
  }, [seconds, act])
}
