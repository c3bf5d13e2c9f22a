import { useRead } from '@xindai/graphql'
import type { ApplicationKind } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { Button } from '../../../shared/Button'
import { Card, Notice } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { IdentityForm } from '../../../shared/person/IdentityForm'
import { Empty, Reading } from '../../../shared/states'
import { offerOf } from '../../../shared/wish/offer'
import { WishForm } from '../../../shared/wish/WishForm'
import { applyMessages } from '../apply-messages'
import { ApplyStartDocument, type ApplyStartQuery } from './start.generated'

/** The first step: what is wished for; before it who one is, and what was begun already. */
export function Component() {
  const t = useMessages(applyMessages)
  const [search] = useSearchParams()
  const { versionId = '' } = useParams()
  const kind = kindOf(search.get('kind'))
  const read = useRead(ApplyStartDocument, {})
  return (
    <Page title={kind === 'LINE' ? t.lineTitle : t.title} back="/products">
      <Reading read={read}>
        {(data) =>
          data.me.customer ? (
            <Begin
              data={data}
              versionId={versionId}
              kind={kind}
              merchant={search.get('merchant')}
            />
          ) : (
            <>
              <Notice title={t.identityTitle}>{t.identityText}</Notice>
              <IdentityForm onDone={read.reload} />
            </>
          )
        }
      </Reading>
    </Page>
  )
}

function Begin(props: {
  data: ApplyStartQuery
  versionId: string
  kind: ApplicationKind | undefined
  merchant: string | null
}) {
  const { data, versionId, kind, merchant } = props
  const t = useMessages(applyMessages)
  const navigate = useNavigate()
  const version = data.products
    .flatMap((product) => product.versions)
    .find((one) => one.id === versionId)
  if (!version) {
    const action = <Button to="/products">{t.products}</Button>
    return <Empty title={t.gone} text={t.goneText} action={action} />
  }
  const begun = data.me.applications.find(
    (one) =>
      one.productVersionId === versionId &&
      (one.status === 'DRAFT' || one.status === 'RETURNED') &&
      (kind === undefined || one.kind === kind),
  )
  if (begun) {
    return (
      <Card>
        <div className="x-stack">
          <strong>{t.resumeTitle}</strong>
          <p className="x-muted">{t.resumeText}</p>
          <Button block to={`/apply/${encodeURIComponent(begun.id)}`}>
            {t.resume}
          </Button>
        </div>
      </Card>
    )
  }
  return (
    <WishForm
      versionId={versionId}
      offer={offerOf(version.terms)}
      {...(kind ? { kind } : {})}
      {...(merchant ? { merchantId: merchant } : {})}
      onDone={(saved) =>
        navigate(`/apply/${encodeURIComponent(saved.id)}/person`, { replace: true })
      }
    />
  )
}

function kindOf(text: string | null): ApplicationKind | undefined {
  return text === 'LINE' || text === 'DRAWING' || text === 'LOAN' ? text : undefined
}
