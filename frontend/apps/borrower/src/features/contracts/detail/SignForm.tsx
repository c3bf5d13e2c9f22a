import { problemOf } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { useMutation } from 'urql'
import { Button } from '../../../shared/Button'
import { Card, Section } from '../../../shared/blocks'
import { CodeField } from '../../../shared/CodeField'
import { CheckField } from '../../../shared/choices'
import { FileSheet } from '../../../shared/FileSheet'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { contractMessages } from '../contracts-messages'
import type { Contract } from './Contract'
import { OwnContractCodeDocument, OwnContractSignDocument } from './contract.generated'

/** Read the document, say so, and sign that very document with the texted code. */
export function SignForm({ contract, onDone }: { contract: Contract; onDone: () => void }) {
  const t = useMessages(contractMessages)
  const [isReading, setReading] = useState(false)
  const [hasRead, setHasRead] = useState(false)
  const document = contract.documents.findLast((one) => one.kind === 'UNSIGNED')
  const [, requestCode] = useMutation(OwnContractCodeDocument)
  const about = { contractId: contract.id, documentSha256: document?.sha256 ?? '' }
  const form = useVerbForm(OwnContractSignDocument, {
    initial: { agreed: false as boolean, code: '' },
    required: ['agreed', 'code'],
    input: ({ code }) => ({ ...about, code }),
    onDone,
  })
  if (!document) return null
  const sendCode = async () => {
    const { data, error } = await requestCode({ input: about })
    const problem = problemOf(error)
    return problem?.message ?? data?.contractSignCodeRequest.userErrors[0]?.message ?? null
  }
  const open = () => {
    setReading(true)
    setHasRead(true)
  }
  const phone = contract.customer?.phone
  return (
    <Section title={t.signTitle}>
      <Card>
        <div className="x-stack">
          <Button block kind={hasRead ? 'plain' : 'main'} onPress={open}>
            {t.readAloud}
          </Button>
          <VerbForm form={form} submit={t.sign} disabled={!hasRead}>
            {hasRead ? null : <p className="x-hint">{t.readFirst}</p>}
            <CheckField {...form.check('agreed')} label={t.agree} disabled={!hasRead} />
            <CodeField
              {...form.field('code')}
              onSend={sendCode}
              notYet={!hasRead || form.values.agreed !== true}
              hint={phone ? fill(t.codeTo, { phone }) : undefined}
            />
          </VerbForm>
        </div>
      </Card>
      {isReading ? (
        <FileSheet
          title={t.one}
          path={document.downloadPath}
          fileName={`${contract.number}.pdf`}
          onClose={() => setReading(false)}
        />
      ) : null}
    </Section>
  )
}
