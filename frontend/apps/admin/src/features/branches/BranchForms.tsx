import { useMessages } from '@xindai/i18n'
import { Form, Input, Select } from 'antd'
import { VerbDrawer } from '../../shared/verb/VerbDrawer'
import {
  BranchCreateDocument,
  type BranchListQuery,
  BranchMoveDocument,
  BranchRenameDocument,
} from './branches.generated'
import { messages } from './branches-messages'

export type Branch = BranchListQuery['branches'][number]
export type FormChoice =
  | { readonly verb: 'create' }
  | { readonly verb: 'rename' | 'move'; readonly branch: Branch }

interface Props {
  readonly choice: FormChoice | null
  readonly branches: readonly Branch[]
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Values {
  readonly code: string
  readonly name: string
  readonly parentId: string
}

/** Adding, renaming and moving. */
export function BranchForms({ choice, branches, onClose, onDone }: Props) {
  const t = useMessages(messages)
  const parents = branches.map((one) => ({ value: one.id, label: `${one.name} (${one.code})` }))
  const branch = choice && choice.verb !== 'create' ? choice.branch : undefined
  const parentField = (
    <Form.Item name="parentId" label={t.parent} rules={[{ required: true }]}>
      <Select options={parents} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  )
  const nameField = (
    <Form.Item name="name" label={t.name} rules={[{ required: true }]}>
      <Input maxLength={64} autoFocus />
    </Form.Item>
  )
  return (
    <>
      <VerbDrawer
        title={t.create}
        open={choice?.verb === 'create'}
        onClose={onClose}
        document={BranchCreateDocument}
        toInput={(values: Values) => values}
        onDone={onDone}
      >
        {nameField}
        <Form.Item name="code" label={t.code} extra={t.codeHint} rules={[{ required: true }]}>
          <Input maxLength={16} />
        </Form.Item>
        {parentField}
      </VerbDrawer>
      <VerbDrawer
        key={`rename-${branch?.id}`}
        title={t.rename}
        open={choice?.verb === 'rename'}
        onClose={onClose}
        document={BranchRenameDocument}
        initial={{ name: branch?.name }}
        toInput={(values: Values) => ({ branchId: branch?.id, name: values.name })}
        onDone={onDone}
      >
        {nameField}
      </VerbDrawer>
      <VerbDrawer
        key={`move-${branch?.id}`}
        title={`${t.move}: ${branch?.name ?? ''}`}
        open={choice?.verb === 'move'}
        onClose={onClose}
        document={BranchMoveDocument}
        toInput={(values: Values) => ({ branchId: branch?.id, parentId: values.parentId })}
        onDone={onDone}
      >
        {parentField}
      </VerbDrawer>
    </>
  )
}
