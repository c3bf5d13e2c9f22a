import { useMessages } from '@xindai/i18n'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../shared/verb/useAct'
import { useSession } from '../../../shell/session'
import { EditDraft } from '../edit/EditDraft'
import { verbMessages } from '../messages'
import { type ActName, actsOf } from './acts'
import type { ProductOfPage, Version } from './ProductPage'
import {
  ProductApproveDocument,
  ProductDelistDocument,
  ProductOfferDocument,
} from './product.generated'
import { ReturnForm } from './ReturnForm'
import { SubmitForm } from './SubmitForm'

export interface ActProps {
  readonly product: ProductOfPage
  readonly version: Version
  readonly onDone: () => void
}

/** What may be done with the version that is shown. */
export function ProductActions({ product, version, onDone }: ActProps) {
  const t = useMessages(verbMessages)
  const { can } = useSession()
  const [open, setOpen] = useState<ActName | null>(null)
  const close = () => setOpen(null)
  const forms = { product, version, onDone, onClose: close }
  const isNew = version.status !== 'DRAFT'
  return (
    <>
      {actsOf(product, version, can).map((name, n) => {
        const type = n === 0 ? 'primary' : 'default'
        if (name === 'approve' || name === 'list' || name === 'delist')
          return <SureButton key={name} name={name} version={version} type={type} onDone={onDone} />
        return (
          <Button key={name} type={type} onClick={() => setOpen(name)}>
            {name === 'edit' && isNew ? t.editNew : t[name]}
          </Button>
        )
      })}
      {open === 'edit' ? <EditDraft {...forms} /> : null}
      {open === 'submit' ? <SubmitForm {...forms} /> : null}
      {open === 'giveBack' ? <ReturnForm {...forms} /> : null}
    </>
  )
}

interface SureProps {
  readonly name: 'approve' | 'list' | 'delist'
  readonly version: Version
  readonly type: 'primary' | 'default'
  readonly onDone: () => void
}

const DOCUMENTS = {
  approve: ProductApproveDocument,
  list: ProductOfferDocument,
  delist: ProductDelistDocument,
} as const

function SureButton({ name, version, type, onDone }: SureProps) {
  const t = useMessages(verbMessages)
  const approve = useAct(DOCUMENTS.approve)
  const list = useAct(DOCUMENTS.list)
  const delist = useAct(DOCUMENTS.delist)
  const { act, busy } = { approve, list, delist }[name]
  const sure = { approve: t.approveSure, list: t.listSure, delist: t.delistSure }[name]
  return (
    <Popconfirm
      title={t[name]}
      description={sure}
      onConfirm={async () => (await act({ versionId: version.id })) && onDone()}
    >
      <Button type={type} loading={busy} danger={name === 'delist'}>
        {t[name]}
      </Button>
    </Popconfirm>
  )
}
