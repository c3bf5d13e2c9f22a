import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { Facts } from '../../shared/Facts'
import { Section } from '../../shared/Section'
import { SimpleTable } from '../../shared/SimpleTable'
import type { HomePageQuery, HomeTallyFragment } from './home.generated'
import { messages } from './home-messages'

/** What is lent, and how well it is. */
export function Portfolio({ figures }: { figures: HomePageQuery['deskFigures'] }) {
  const t = useMessages(messages)
  const code = useCode()
  const tally = (one: HomeTallyFragment) => (
    <>
      <Amount value={one.amount} strong />
      <br />
      <span className="xd-muted">{fill(t.loans, { n: one.loans })}</span>
    </>
  )
  return (
    <>
      <Section title={t.portfolio}>
        <Facts
          facts={[
            { label: t.outstanding, value: tally(figures.outstanding) },
            { label: t.overdue, value: tally(figures.overdue) },
            { label: t.overdue30, value: tally(figures.overdue30) },
            { label: t.overdue90, value: tally(figures.overdue90) },
          ]}
        />
      </Section>
      <Section title={t.classes}>
        <SimpleTable
          label={t.classes}
          rows={figures.assetClasses}
          keyOf={(one) => one.assetClass}
          columns={[
            { title: t.assetClass, render: (one) => code('AssetClass', one.assetClass) },
            { title: t.loanCount, right: true, render: (one) => one.loans },
            { title: t.amount, right: true, render: (one) => <Amount value={one.amount} /> },
          ]}
        />
      </Section>
    </>
  )
}
