import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button } from 'antd'
import { useState } from 'react'
import { AddressTabs } from '../../shared/AddressTabs'
import { Page } from '../../shared/Page'
import { Ready } from '../../shared/Ready'
import { Section } from '../../shared/Section'
import { useSession } from '../../shell/session'
import { AuthorityPageDocument, type AuthorityPageQuery } from './authority.generated'
import { messages } from './messages'
import { ProposeForm } from './ProposeForm'
import { RuleTable } from './RuleTable'

export type Rule = AuthorityPageQuery['authorityRules'][number]
export type Product = AuthorityPageQuery['products'][number]

const ALL = ['ACTIVE', 'PROPOSED', 'REPLACED', 'REJECTED'] as const

/** Who may approve how much, what is proposed, and what was before. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  const read = useRead(AuthorityPageDocument, { statuses: [...ALL] })
  return (
    <Page
      title={t.title}
      sub={t.sub}
      actions={
        can('authority.propose') ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t.propose}
          </Button>
        ) : null
      }
    >
      <Ready read={read}>
        {({ authorityRules: rules, products }) => {
          const of = (...states: readonly string[]) =>
            rules.filter(({ status }) => states.includes(status))
          const proposals = of('PROPOSED')
          const table = { products, inForce: of('ACTIVE'), onDone: read.reload }
          return (
            <>
              {proposals.length > 0 ? (
                <Section title={`${t.proposed} (${proposals.length})`}>
                  <RuleTable {...table} label={t.proposed} rules={proposals} />
                </Section>
              ) : null}
              <AddressTabs
                label={t.title}
                tabs={[
                  {
                    key: 'now',
                    label: t.inForce,
                    content: (
                      <Section>
                        <RuleTable {...table} label={t.inForce} rules={table.inForce} />
                      </Section>
                    ),
                  },
                  {
                    key: 'history',
                    label: t.history,
                    content: (
                      <Section>
                        <RuleTable
                          {...table}
                          label={t.history}
                          rules={of('REPLACED', 'REJECTED')}
                        />
                      </Section>
                    ),
                  },
                ]}
              />
            </>
          )
        }}
      </Ready>
      <ProposeForm
        open={open}
        products={read.data?.products ?? []}
        onClose={() => setOpen(false)}
        onDone={read.reload}
      />
    </Page>
  )
}
