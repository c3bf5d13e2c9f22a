import { problemOf, useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatPercent } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import { useParams } from 'react-router'
import { useMutation } from 'urql'
import { Button } from '../../../shared/Button'
import { Card, Facts, Notice, Section } from '../../../shared/blocks'
import { CodeField } from '../../../shared/CodeField'
import { CheckField } from '../../../shared/choices'
import { Page } from '../../../shared/Page'
import { SchedulePlan } from '../../../shared/SchedulePlan'
import { Reading } from '../../../shared/states'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { Found } from '../Found'
import { loanPath } from '../paths'
import {
  OwnHardshipCodeDocument,
  OwnHardshipOfferDocument,
  type OwnHardshipOfferQuery,
  OwnHardshipSignDocument,
} from './hardship.generated'
import { hardshipMessages } from './hardship-messages'
import { useReliefWords } from './useReliefWords'

type Offer = NonNullable<OwnHardshipOfferQuery['hardshipOffer']>

/** 纾困方案: what was chosen, to be read and signed, and how it stands. */
export function Component() {
  const t = useMessages(hardshipMessages)
  const { id = '', offer = '' } = useParams()
  const read = useRead(OwnHardshipOfferDocument, { id: offer })
  const number = read.data?.hardshipOffer?.number
  return (
    <Page title={number ? fill(t.offer, { number }) : t.title} back={loanPath(id, '/hardship')}>
      <Reading read={read}>
        {({ me, hardshipOffer }) => (
          <Found value={hardshipOffer}>
            {(found) => (
              <>
                <Stands loanId={id} offer={found} />
                <What offer={found} />
                {found.status === 'CHOSEN' ? (
                  <SignForm offer={found} phone={me.customer?.phone} onDone={read.reload} />
                ) : null}
                <Section title={t.schedule}>
                  <SchedulePlan rows={found.schedule} />
                </Section>
              </>
            )}
          </Found>
        )}
      </Reading>
    </Page>
  )
}

function Stands({ loanId, offer }: { loanId: string; offer: Offer }) {
  const t = useMessages(hardshipMessages)
  switch (offer.status) {
    case 'CHOSEN':
      return null
    case 'SIGNED':
      return (
        <Notice tone="info" title={t.waits}>
          {t.waitsText}
        </Notice>
      )
    case 'EXECUTED':
      return <Notice tone="good" title={t.inForce} />
    default:
      return (
        <Notice tone="warn" title={t.over}>
          <p>{t.overText}</p>
          <Button to={loanPath(loanId, '/hardship')}>{t.again}</Button>
        </Notice>
      )
  }
}

function What({ offer }: { offer: Offer }) {
  const t = useMessages(hardshipMessages)
  const code = useCode()
  const words = useReliefWords()
  const apr = { before: formatPercent(offer.aprBefore), after: formatPercent(offer.aprAfter) }
  return (
    <Card>
      <div className="x-stack">
        <strong>{words(offer.kind, offer.terms)}</strong>
        <Facts
          items={[
            [t.kind, code('ReliefKind', offer.kind)],
            [t.status, code('HardshipStatus', offer.status)],
            [t.wasToPay, <Amount key="before" value={offer.toPayBefore} />],
            [t.toPay, <Amount key="after" value={offer.toPayAfter} />],
            [t.difference, <Amount key="more" value={offer.costDifference} strong />],
            [t.apr, fill(t.aprChange, apr)],
            [t.approval, offer.needsApproval ? t.yes : t.no],
            [t.validUntil, <DateText key="until" value={offer.validUntil} />],
          ]}
        />
      </div>
    </Card>
  )
}

interface SignProps {
  readonly offer: Offer
  readonly phone: string | null | undefined
  readonly onDone: () => void
}

function SignForm({ offer, phone, onDone }: SignProps) {
  const t = useMessages(hardshipMessages)
  const [, requestCode] = useMutation(OwnHardshipCodeDocument)
  const about = { offerId: offer.id, wordingSha256: offer.wordingSha256 }
  const form = useVerbForm(OwnHardshipSignDocument, {
    initial: { agreed: false as boolean, code: '' },
    required: ['agreed', 'code'],
    input: ({ code }) => ({ ...about, code }),
    onDone,
  })
  const sendCode = async () => {
    const { data, error } = await requestCode({ input: about })
    const refused = data?.hardshipCodeRequest.userErrors[0]?.message
    return problemOf(error)?.message ?? refused ?? null
  }
  return (
    <Section title={t.signTitle}>
      <Card>
        <div className="x-stack">
          <details>
            <summary>{t.read}</summary>
            <p className="x-text l-wording">{offer.wording}</p>
          </details>
          <VerbForm form={form} submit={t.sign}>
            <CheckField {...form.check('agreed')} label={t.agree} />
            <CodeField
              {...form.field('code')}
              onSend={sendCode}
              notYet={form.values.agreed !== true}
              hint={phone ? fill(t.codeTo, { phone }) : undefined}
            />
          </VerbForm>
        </div>
      </Card>
    </Section>
  )
}
