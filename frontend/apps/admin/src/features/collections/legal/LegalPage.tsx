import '../../../shared/loan/loan.css'
import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { AddressTabs } from '../../../shared/AddressTabs'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { Legals } from './Legals'
import { CollectionLegalPageDocument, type CollectionLegalPageQuery } from './legal.generated'
import { legalMessages } from './legal-messages'
import { WriteOffs } from './WriteOffs'

export type Legal = CollectionLegalPageQuery['collectionLegals']['edges'][number]['node']
export type WriteOff = CollectionLegalPageQuery['collectionWriteOffs']['edges'][number]['node']

/** What went to court, and what is to be given up. */
export function Component() {
  const t = useMessages(legalMessages)
  const read = useRead(CollectionLegalPageDocument, { first: 50 })
  return (
    <Page title={t.title}>
      <Section>
        <Ready read={read}>
          {(data) => (
            <AddressTabs
              label={t.title}
              tabs={[
                {
                  key: 'legals',
                  label: t.legals,
                  content: (
                    <Legals
                      rows={data.collectionLegals.edges.map(({ node }) => node)}
                      onDone={read.reload}
                    />
                  ),
                },
                {
                  key: 'writeOffs',
                  label: t.writeOffs,
                  content: (
                    <WriteOffs
                      rows={data.collectionWriteOffs.edges.map(({ node }) => node)}
                      onDone={read.reload}
                    />
                  ),
                },
              ]}
            />
          )}
        </Ready>
      </Section>
    </Page>
  )
}
