import { useCode, useVerb } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button, LinkButton } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { ConsentSheet } from '../../../shared/ConsentSheet'
import { CheckField } from '../../../shared/choices'
import { useForm, type Values } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { applyMessages } from '../apply-messages'
import type { StepProps } from '../draft/Draft'
import { ApplyConsentGiveDocument, type ApplyDraftQuery } from '../draft/draft.generated'

type Text = ApplyDraftQuery['consentDocuments'][number]

/** 授权与协议: what the law and we need to decide; each is read and ticked by itself. */
export function ConsentsStep({ data, next }: StepProps) {
  const t = useMessages(applyMessages)
  const standing = data.me.consents.filter((one) => one.withdrawnAt === null)
  const open = data.consentDocuments.filter(
    (one) =>
      (one.isRequired || one.kind === 'CREDIT_INQUIRY') &&
      !standing.some(({ kind }) => kind === one.kind),
  )
  if (open.length === 0) {
    return (
      <>
        <Notice tone="good">{t.consentsDone}</Notice>
        <Button block onPress={next}>
          {t.next}
        </Button>
      </>
    )
  }
  return <Agree open={open} next={next} />
}

function Agree({ open, next }: { open: readonly Text[]; next: () => void }) {
  const t = useMessages(applyMessages)
  const code = useCode()
  const { send } = useVerb(ApplyConsentGiveDocument)
  const [reading, setReading] = useState<Text | null>(null)
  const form = useForm({
    initial: Object.fromEntries(open.map(({ kind }) => [kind, false])) as Values,
    required: open.map(({ kind }) => kind),
    send: async () => {
      for (const { kind, version } of open.slice(0, -1)) {
        const outcome = await send({ kind, version })
        if (outcome.kind !== 'done') return outcome
      }
      const last = open.at(-1) as Text
      return send({ kind: last.kind, version: last.version })
    },
    onDone: next,
  })
  return (
    <VerbForm form={form} submit={t.agreeAll}>
      <p className="x-muted">{t.consentsText}</p>
      {open.map((one) => (
        <div key={one.kind} className="x-consent">
          <CheckField
            {...form.check(one.kind)}
            label={fill(t.agree, { name: code('ConsentKind', one.kind) })}
          />
          <LinkButton onPress={() => setReading(one)}>
            {t.read}
            <span className="x-hidden">{code('ConsentKind', one.kind)}</span>
          </LinkButton>
        </div>
      ))}
      {reading ? (
        <ConsentSheet
          title={code('ConsentKind', reading.kind)}
          document={reading}
          onClose={() => setReading(null)}
        />
      ) : null}
    </VerbForm>
  )
}
