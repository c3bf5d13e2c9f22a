import { useCode } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Notice } from '../../../shared/blocks'
import { Markdown } from '../../../shared/Markdown'
import { Sheet } from '../../../shared/Sheet'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import type { ConsentText } from './Consents'
import { ConsentGiveDocument, ConsentWithdrawDocument } from './consents.generated'
import { consentMessages } from './consents-messages'

interface Props {
  readonly document: ConsentText
  readonly isGiven: boolean
  readonly onClose: () => void
}

/** The text of a consent, to be given or withdrawn. */
export function ConsentDetail({ document, isGiven, onClose }: Props) {
  const t = useMessages(consentMessages)
  const code = useCode()
  const language = useLanguage()
  const { kind, version, isRequired } = document
  const give = useVerbForm(ConsentGiveDocument, {
    initial: {},
    input: () => ({ kind, version }),
    onDone: onClose,
  })
  const withdraw = useVerbForm(ConsentWithdrawDocument, {
    initial: {},
    input: () => ({ kind }),
    confirm: () => ({
      title: t.withdrawTitle,
      content: <p>{t.withdrawText}</p>,
      action: t.withdraw,
    }),
    onDone: onClose,
  })
  return (
    <Sheet title={code('ConsentKind', kind)} onClose={onClose}>
      <Markdown text={document[language]} />
      {isGiven && isRequired ? <Notice>{t.requiredText}</Notice> : null}
      {isGiven && !isRequired ? <VerbForm form={withdraw} submit={t.withdraw} danger /> : null}
      {isGiven ? null : <VerbForm form={give} submit={t.give} />}
    </Sheet>
  )
}
