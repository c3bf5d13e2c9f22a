import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { useState } from 'react'
import { Row, Rows, Section } from '../../../shared/blocks'
import { FileSheet } from '../../../shared/FileSheet'
import { FileIcon } from '../../../shared/icons'
import { contractMessages } from '../contracts-messages'
import type { Contract } from './Contract'

/** 合同文件 to read and keep, and who signed when. */
export function Files({ contract }: { contract: Contract }) {
  const t = useMessages(contractMessages)
  const code = useCode()
  const [opened, setOpened] = useState<Contract['documents'][number] | null>(null)
  return (
    <>
      {contract.documents.length > 0 ? (
        <Section title={t.files}>
          <Rows>
            {[...contract.documents].reverse().map((one) => (
              <Row
                key={one.id}
                icon={<FileIcon />}
                title={code('ContractDocumentKind', one.kind)}
                note={
                  <>
                    {fill(t.version, { n: one.version })} · <DateTimeText value={one.createdAt} />
                  </>
                }
                onPress={() => setOpened(one)}
              />
            ))}
          </Rows>
        </Section>
      ) : null}
      {contract.signatures.length > 0 ? (
        <Section title={t.signatures}>
          <Rows>
            {contract.signatures.map((one) => (
              <Row
                key={`${one.party}${one.signedAt}`}
                title={code('SigningParty', one.party)}
                note={code('SigningMethod', one.method)}
                value={<DateTimeText value={one.signedAt} />}
              />
            ))}
          </Rows>
        </Section>
      ) : null}
      {opened ? (
        <FileSheet
          title={code('ContractDocumentKind', opened.kind)}
          path={opened.downloadPath}
          fileName={`${contract.number}-${opened.version}.pdf`}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  )
}
