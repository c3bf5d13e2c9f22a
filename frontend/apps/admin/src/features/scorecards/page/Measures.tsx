import { QuestionCircleOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Tooltip } from 'antd'
import { ScrollBox } from '../../../shared/ScrollBox'
import { Section } from '../../../shared/Section'
import { measureMessages } from '../measure-messages'
import type { Scorecard } from './ScorecardPage'
import type { ScorecardSampleFieldsFragment } from './scorecard.generated'

/** How well the version told good from bad among the people it was developed from. */
export function Measures({ measures }: { measures: Scorecard['measures'] }) {
  const t = useMessages(measureMessages)
  if (!measures) {
    return (
      <Section title={t.title}>
        <p className="xd-muted">{t.none}</p>
      </Section>
    )
  }
  return (
    <Section title={t.title}>
      <ScrollBox label={t.title}>
        <table className="xp-measures">
          <thead>
            <tr>
              <td />
              <Head name={t.cases} says={t.casesSays} />
              <Head name={t.bad} says={t.badSays} />
              <Head name="AUC" says={t.aucSays} />
              <Head name="KS" says={t.ksSays} />
              <Head name="Gini" says={t.giniSays} />
              <Head name="PSI" says={t.psiSays} />
            </tr>
          </thead>
          <tbody>
            <Row name={t.development} sample={measures.development} psi="—" />
            <Row name={t.heldOut} sample={measures.heldOut} psi={measures.psi} />
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  )
}

function Head({ name, says }: { name: string; says: string }) {
  return (
    <th scope="col" className="xd-right">
      {name}{' '}
      <Tooltip title={says}>
        <button type="button" className="xp-says" aria-label={`${name}: ${says}`}>
          <QuestionCircleOutlined aria-hidden />
        </button>
      </Tooltip>
    </th>
  )
}

interface RowProps {
  readonly name: string
  readonly sample: ScorecardSampleFieldsFragment
  readonly psi: string
}

function Row({ name, sample, psi }: RowProps) {
  const { cases, bad, auc, ks, gini } = sample
  return (
    <tr>
      <th scope="row">{name}</th>
      {Object.entries({ cases, bad, auc, ks, gini, psi }).map(([key, figure]) => (
        <td key={key} className="xd-right">
          {figure}
        </td>
      ))}
    </tr>
  )
}
