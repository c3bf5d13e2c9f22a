import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Typography } from 'antd'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { messages } from '../messages'
import type { Version } from './ProductPage'
import { ProductAsFileDocument } from './product.generated'

/** The version as the file that the command line takes. */
export function ProductFile({ version }: { version: Version }) {
  const t = useMessages(messages)
  const read = useRead(ProductAsFileDocument, { version: version.id })
  const copy = read.data ? (
    <Typography.Text copyable={{ text: read.data.productFile }} aria-label={t.tabFile} />
  ) : null
  return (
    <Section title={t.tabFile} extra={copy}>
      <Ready read={read}>
        {(data) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard
          <pre className="xp-file" tabIndex={0}>
            {data.productFile}
          </pre>
        )}
      </Ready>
    </Section>
  )
}
