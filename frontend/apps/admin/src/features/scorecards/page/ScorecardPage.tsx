import '../scorecards.css'
import { useRead } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Alert, Button, Space } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { AddressTabs } from '../../../shared/AddressTabs'
import { at } from '../../../shared/json'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { CARD_TONES } from '../tones'
import { About } from './About'
import { CardTable } from './CardTable'
import { Measures } from './Measures'
import { ScorecardActions } from './ScorecardActions'
import { ScorecardPageDocument, type ScorecardPageQuery } from './scorecard.generated'
import { TryCard } from './TryCard'
import { useCardDraft } from './useCardDraft'

export type Scorecard = NonNullable<ScorecardPageQuery['scorecard']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One version of a card. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const language = useLanguage()
  const read = useRead(ScorecardPageDocument, { id })
  const card = read.data?.scorecard
  return (
    <Page
      title={card ? String(at(card.content, `name.${language}`) ?? card.code) : t.title}
      trail={[{ text: t.title, path: '/scorecards' }]}
      status={
        card ? (
          <>
            <span>{fill(t.versionN, { n: card.version })}</span>
            <StatusTag kind="ScorecardStatus" value={card.status} tones={CARD_TONES} />
          </>
        ) : null
      }
      actions={card ? <ScorecardActions card={card} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {() =>
          card ? (
            <Parts key={card.id} card={card} reload={read.reload} />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

function Parts({ card, reload }: { card: Scorecard; reload: () => void }) {
  const t = useMessages(messages)
  const go = useNavigate()
  const draft = useCardDraft(card, (id) =>
    id === card.id ? reload() : go(`/scorecards/${encodeURIComponent(id)}`),
  )
  return (
    <>
      {card.note ? (
        <Alert type="warning" showIcon title={fill(t.sentBack, { reason: card.note })} />
      ) : null}
      {draft.isEditing ? (
        <div className="xp-bar">
          <Alert
            type={draft.problem ? 'error' : 'warning'}
            role="status"
            title={draft.problem ?? t.editHint}
            action={
              <Space>
                <Button onClick={draft.discard}>{t.discard}</Button>
                <Button type="primary" loading={draft.busy} onClick={draft.save}>
                  {t.save}
                </Button>
              </Space>
            }
          />
        </div>
      ) : null}
      <About card={card} content={draft.content} />
      <Measures measures={card.measures} />
      <AddressTabs
        label={t.title}
        tabs={[
          {
            key: 'card',
            label: t.tabCard,
            content: (
              <Section
                title={t.tabCard}
                extra={
                  draft.mayEdit && !draft.isEditing ? (
                    <Button onClick={draft.begin}>{t.edit}</Button>
                  ) : null
                }
              >
                <CardTable
                  content={draft.content}
                  onChange={draft.isEditing ? draft.change : undefined}
                />
              </Section>
            ),
          },
          { key: 'try', label: t.tabTry, content: <TryCard content={draft.content} /> },
        ]}
      />
    </>
  )
}
