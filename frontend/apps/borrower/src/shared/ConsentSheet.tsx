import { useLanguage } from '@xindai/i18n'
import { Markdown } from './Markdown'
import { Sheet } from './Sheet'

/** The text that is agreed to. */
export function ConsentSheet(props: {
  readonly title: string
  readonly document: { readonly zh: string; readonly en: string }
  readonly onClose: () => void
}) {
  const language = useLanguage()
  return (
    <Sheet title={props.title} onClose={props.onClose}>
      <Markdown text={props.document[language]} />
    </Sheet>
  )
}
