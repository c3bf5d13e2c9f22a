import { useLanguage, useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Link } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { Section } from '../../../shared/Section'
import { messages } from '../messages'
import type { ContractOfPage } from './ContractPage'

/** The terms as people read them. */
export function Agreed({ contract }: { contract: ContractOfPage }) {
  const t = useMessages(messages)
  const isZh = useLanguage() === 'zh'
  const { customer, applicationId } = contract
  return (
    <Section title={t.facts}>
      <Facts
        facts={[
          {
            label: t.customer,
            value: customer ? (
              <Link to={`/customers/${encodeURIComponent(customer.id)}`}>
                {customer.name} {customer.number}
              </Link>
            ) : (
              '—'
            ),
          },
          { label: t.principal, value: <Amount value={contract.principal} strong /> },
          { label: t.instalmentCount, value: contract.instalmentCount },
          {
            label: contract.status === 'DRAFT' ? t.draftedOn : t.signedOn,
            value: <DateText value={contract.signedOn} />,
          },
          ...(applicationId
            ? [
                {
                  label: t.application,
                  value: (
                    <Link to={`/applications/${encodeURIComponent(applicationId)}`}>
                      {t.seeApplication}
                    </Link>
                  ),
                },
              ]
            : []),
          { label: t.version, value: contract.version },
          ...contract.termLines.map((line) => ({
            label: isZh ? line.nameZh : line.nameEn,
            value: isZh ? line.zh : line.en,
          })),
        ]}
      />
    </Section>
  )
}
