import { useCode, useCodes, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatPercent } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { Button, LinkButton } from '../../../shared/Button'
import { Card, Facts, Notice, Section } from '../../../shared/blocks'
import { SelectField } from '../../../shared/choices'
import { Page } from '../../../shared/Page'
import { SchedulePlan } from '../../../shared/SchedulePlan'
import { Sheet } from '../../../shared/Sheet'
import { Empty, Reading } from '../../../shared/states'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { Found } from '../Found'
import { loanPath, offerPath } from '../paths'
import {
  OwnHardshipChooseDocument,
  OwnHardshipMenuDocument,
  type OwnHardshipMenuQuery,
} from './hardship.generated'
import { hardshipMessages } from './hardship-messages'
import { useReliefWords } from './useReliefWords'

type Option = OwnHardshipMenuQuery['hardshipOptions']['options'][number]

/** 纾困菜单: what the loan is offered today, side by side. */
export function Component() {
  const t = useMessages(hardshipMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnHardshipMenuDocument, { id })
  return (
    <Page title={t.title} back={loanPath(id)}>
      <Reading read={read}>
        {({ loan, hardshipOptions: menu }) => (
          <Found value={loan}>
            {(found) => {
              const open = found.hardshipOffers.find(
                (one) => one.status === 'CHOSEN' || one.status === 'SIGNED',
              )
              return (
                <>
                  {open ? (
                    <Notice tone="info" title={fill(t.openTitle, { number: open.number })}>
                      <LinkButton to={offerPath(id, open.id)}>{t.see}</LinkButton>
                    </Notice>
                  ) : null}
                  {menu.options.length === 0 ? (
                    <Empty
                      title={t.nothing}
                      text={menu.reason ?? undefined}
                      action={<Button to={loanPath(id, '/requests')}>{t.ask}</Button>}
                    />
                  ) : (
                    <p className="x-muted">{t.intro}</p>
                  )}
                  {menu.options.map((one) => (
                    <OptionCard key={one.sha256} loanId={id} option={one} today={menu.on} />
                  ))}
                </>
              )
            }}
          </Found>
        )}
      </Reading>
    </Page>
  )
}

function OptionCard(props: { loanId: string; option: Option; today: string }) {
  const { loanId, option, today } = props
  const t = useMessages(hardshipMessages)
  const code = useCode()
  const words = useReliefWords()
  const [open, setOpen] = useState(false)
  const rows = option.rowsAfter
  const next = rows.find((row) => row.dueOn > today)
  const apr = { before: formatPercent(option.aprBefore), after: formatPercent(option.aprAfter) }
  return (
    <Section title={code('ReliefKind', option.kind)}>
      <Card>
        <div className="x-stack">
          <strong>{words(option.kind, option.terms)}</strong>
          <Facts
            items={[
              [t.instalment, next ? <Amount key="next" value={next.total} /> : '–'],
              [t.last, <DateText key="last" value={rows.at(-1)?.dueOn} />],
              [t.toPay, <Amount key="to-pay" value={option.toPayAfter} />],
              [t.difference, <Amount key="more" value={option.costDifference} strong />],
              [t.apr, fill(t.aprChange, apr)],
              [t.approval, option.needsApproval ? t.yes : t.no],
            ]}
          />
          <details>
            <summary>{t.schedule}</summary>
            <SchedulePlan rows={rows} />
          </details>
          <Button block onPress={() => setOpen(true)}>
            {t.choose}
          </Button>
        </div>
      </Card>
      {open ? (
        <Sheet title={words(option.kind, option.terms)} onClose={() => setOpen(false)}>
          <Choose loanId={loanId} sha256={option.sha256} />
        </Sheet>
      ) : null}
    </Section>
  )
}

function Choose({ loanId, sha256 }: { loanId: string; sha256: string }) {
  const t = useMessages(hardshipMessages)
  const navigate = useNavigate()
  const reasons = useCodes('ServiceRequestReason')
  const form = useVerbForm(OwnHardshipChooseDocument, {
    initial: { reason: '' },
    required: ['reason'],
    input: ({ reason }) => ({ loanId, sha256, reason: reason as 'OTHER' }),
    onDone: ({ offer }) => {
      if (offer) navigate(offerPath(loanId, offer.id))
    },
  })
  return (
    <VerbForm form={form} submit={t.choose}>
      <SelectField {...form.field('reason')} label={t.reason} options={reasons} />
    </VerbForm>
  )
}
