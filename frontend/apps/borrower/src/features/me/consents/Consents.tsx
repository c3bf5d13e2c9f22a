import { useCode, useRead } from '@xindai/graphql'
import { fill, formatDateTime, useLanguage, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Row, Rows, Section, Tag } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Reading } from '../../../shared/states'
import { ConsentDetail } from './ConsentDetail'
import { OwnConsentsDocument, type OwnConsentsQuery } from './consents.generated'
import { consentMessages } from './consents-messages'

export type ConsentText = OwnConsentsQuery['consentDocuments'][number]
type Given = OwnConsentsQuery['me']['consents'][number]

/** 授权与协议: what stands, what may be given or withdrawn, and the whole history. */
export function Component() {
  const t = useMessages(consentMessages)
  const code = useCode()
  const language = useLanguage()
  const read = useRead(OwnConsentsDocument, {})
  const [chosen, setChosen] = useState<ConsentText | null>(null)
  const close = () => {
    setChosen(null)
    read.reload()
  }
  return (
    <Page title={t.title} back="/me">
      <Reading read={read}>
        {({ me, consentDocuments }) => (
          <>
            <Rows>
              {consentDocuments.map((document) => {
                const given = standing(me.consents, document.kind)
                return (
                  <Row
                    key={document.kind}
                    title={code('ConsentKind', document.kind)}
                    note={document.isRequired ? t.required : t.optional}
                    value={
                      <Tag tone={given ? 'good' : 'quiet'}>{given ? t.given : t.notGiven}</Tag>
                    }
                    onPress={() => setChosen(document)}
                  />
                )
              })}
            </Rows>
            <Section title={t.history}>
              <Rows>
                {[...me.consents].reverse().map((one) => (
                  <Row
                    key={`${one.kind}${one.givenAt}`}
                    title={code('ConsentKind', one.kind)}
                    note={
                      one.withdrawnAt
                        ? fill(t.withdrawnAt, { time: formatDateTime(one.withdrawnAt, language) })
                        : fill(t.version, { version: one.documentVersion })
                    }
                    value={formatDateTime(one.givenAt, language)}
                  />
                ))}
              </Rows>
            </Section>
            {chosen ? (
              <ConsentDetail
                document={chosen}
                isGiven={standing(me.consents, chosen.kind) !== undefined}
                onClose={close}
              />
            ) : null}
          </>
        )}
      </Reading>
    </Page>
  )
}

function standing(consents: readonly Given[], kind: string): Given | undefined {
  return consents.find((one) => one.kind === kind && one.withdrawnAt === null)
}
