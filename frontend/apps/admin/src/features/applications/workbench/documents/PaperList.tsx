import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Radio } from 'antd'
import { documentMessages } from './document-messages'
import type { Papers } from './usePapers'

/** The papers by category and state; one is chosen. */
export function PaperList({ papers }: { papers: Papers }) {
  const t = useMessages(documentMessages)
  const code = useCode()
  return (
    <Radio.Group
      className="xd-papers"
      value={papers.chosen?.id}
      onChange={(event) => papers.choose(event.target.value)}
      aria-label={t.list}
      optionType="button"
      size="small"
      options={papers.list.map((paper) => ({
        value: paper.id,
        label: `${code('CustomerDocumentCategory', paper.category)} · ${code('CustomerDocumentStatus', paper.status)}`,
      }))}
    />
  )
}
