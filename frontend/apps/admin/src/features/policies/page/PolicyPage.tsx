import '../policies.css'
import { useCode, useRead } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Select, Tag } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { POLICY_TONES } from '../tones'
import { PolicyActions } from '../verbs/PolicyActions'
import { PolicyParts } from './PolicyParts'
import { PolicyPageDocument, type PolicyPageQuery } from './policy.generated'

export type PolicyOfPage = NonNullable<PolicyPageQuery['policy']>
export type Version = PolicyOfPage['versions'][number]
export type Fact = PolicyPageQuery['decisionFacts'][number]

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One policy: the rules of a version, its tests, and what it would change. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const language = useLanguage()
  const [params, setParams] = useSearchParams()
  const read = useRead(PolicyPageDocument, { id })
  const policy = read.data?.policy
  const wanted = Number(params.get('version'))
  const version =
    policy?.versions.find((one) => one.number === wanted) ??
    policy?.versions.find(({ arm }) => arm === 'CHAMPION') ??
    policy?.versions[0]
  const choose = (n: number) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      next.set('version', String(n))
      next.delete('simulation')
      return next
    })
  const title = policy ? (language === 'zh' ? policy.nameZh : policy.nameEn) : t.title
  return (
    <Page
      title={title}
      trail={[{ text: t.title, path: '/policies' }]}
      status={
        policy && version ? <State policy={policy} version={version} onChoose={choose} /> : null
      }
      actions={version ? <PolicyActions version={version} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {(data) =>
          policy && version ? (
            <PolicyParts
              key={`${version.id}`}
              policy={policy}
              version={version}
              facts={data.decisionFacts}
              format={data.policyFormat}
              reload={read.reload}
              onSaved={(n) => {
                read.reload()
                choose(n)
              }}
            />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

interface StateProps {
  readonly policy: PolicyOfPage
  readonly version: Version
  readonly onChoose: (n: number) => void
}

function State({ policy, version, onChoose }: StateProps) {
  const t = useMessages(messages)
  const code = useCode()
  const arm = code('DecisionArm', version.arm)
  return (
    <>
      <Select
        value={version.number}
        onChange={onChoose}
        aria-label={t.version}
        popupMatchSelectWidth={false}
        options={policy.versions.map((one) => ({
          value: one.number,
          label: `${fill(t.versionN, { n: one.number })} · ${code('DecisionPolicyStatus', one.status)}`,
        }))}
      />
      <StatusTag kind="DecisionPolicyStatus" value={version.status} tones={POLICY_TONES} />
      {version.arm && version.status === 'PUBLISHED' ? (
        <Tag>
          {version.sharePercent === null ? arm : fill(t.share, { arm, n: version.sharePercent })}
        </Tag>
      ) : null}
    </>
  )
}
