import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../shared/Facts'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusMark } from '../../../shared/StatusMark'
import { checkMessages } from '../messages'
import { ContractCheckDocument } from './contract.generated'

const POINTS = [
  'isArchivedUnchanged',
  'holdsSignedText',
  'isSealIntact',
  'sealCoversAll',
  'isSealerTrusted',
] as const

/** Reads the original out of the archive and checks it, when asked to. */
export function ArchiveCheck({ contractId }: { contractId: string }) {
  const t = useMessages(checkMessages)
  const [asked, setAsked] = useState(false)
  const read = useRead(
    ContractCheckDocument,
    { id: contractId },
    { pause: !asked, policy: 'network-only' },
  )
  return (
    <Section
      title={t.title}
      extra={
        <Button
          loading={asked && (read.loading || read.refreshing)}
          onClick={() => (asked ? read.reload() : setAsked(true))}
        >
          {asked ? t.again : t.run}
        </Button>
      }
    >
      <p className="xd-muted">{t.hint}</p>
      {asked ? (
        <Ready read={read}>
          {({ contractVerify: found }) => (
            <>
              <Alert
                type={found.isValid ? 'success' : 'error'}
                showIcon
                title={found.isValid ? fill(t.valid, { n: found.version }) : t.invalid}
                className="xd-gap"
              />
              <Facts
                facts={[
                  ...POINTS.map((point) => ({
                    label: t[point],
                    value: (
                      <StatusMark ok={found[point]} text={found[point] ? t.passed : t.failed} />
                    ),
                  })),
                  { label: t.sealer, value: found.sealer },
                ]}
              />
            </>
          )}
        </Ready>
      ) : null}
    </Section>
  )
}
