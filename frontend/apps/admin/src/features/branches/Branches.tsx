import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button, Popconfirm, Space, Table, Tag } from 'antd'
import { useState } from 'react'
import { Page } from '../../shared/Page'
import { Ready } from '../../shared/Ready'
import { Section } from '../../shared/Section'
import { useAct } from '../../shared/verb/useAct'
import { useSession } from '../../shell/session'
import { type Branch, BranchForms, type FormChoice } from './BranchForms'
import { BranchListDocument, BranchSetActiveDocument } from './branches.generated'
import { messages } from './branches-messages'

interface TreeRow extends Branch {
  readonly children?: TreeRow[]
}

/** The tree of branches, as far as the viewer sees it. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const [choice, setChoice] = useState<FormChoice | null>(null)
  const read = useRead(BranchListDocument, {})
  return (
    <Page
      title={t.title}
      sub={t.sub}
      actions={
        can('identity.create_branch') ? (
          <Button type="primary" onClick={() => setChoice({ verb: 'create' })}>
            {t.create}
          </Button>
        ) : null
      }
    >
      <Section>
        <Ready read={read}>
          {(data) => (
            <BranchTable branches={data.branches} onChoose={setChoice} onChanged={read.reload} />
          )}
        </Ready>
      </Section>
      <BranchForms
        choice={choice}
        branches={read.data?.branches ?? []}
        onClose={() => setChoice(null)}
        onDone={read.reload}
      />
    </Page>
  )
}

interface TableProps {
  readonly branches: readonly Branch[]
  readonly onChoose: (choice: FormChoice) => void
  readonly onChanged: () => void
}

function BranchTable({ branches, onChoose, onChanged }: TableProps) {
  const t = useMessages(messages)
  const { can } = useSession()
  const setActive = useAct(BranchSetActiveDocument)
  const toggle = (branch: Branch) => async () => {
    const done = await setActive.act({ branchId: branch.id, isActive: !branch.isActive })
    if (done) onChanged()
  }
  const acts = (branch: Branch) => (
    <Space>
      <Button type="link" onClick={() => onChoose({ verb: 'rename', branch })}>
        {t.rename}
      </Button>
      <Button type="link" onClick={() => onChoose({ verb: 'move', branch })}>
        {t.move}
      </Button>
      {branch.isActive ? (
        <Popconfirm title={t.deactivateSure} onConfirm={toggle(branch)}>
          <Button type="link" danger>
            {t.deactivate}
          </Button>
        </Popconfirm>
      ) : (
        <Button type="link" onClick={toggle(branch)}>
          {t.activate}
        </Button>
      )}
    </Space>
  )
  return (
    <Table<TreeRow>
      rowKey="id"
      size="small"
      aria-label={t.title}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={tree(branches)}
      expandable={{ defaultExpandAllRows: true }}
      columns={[
        { title: t.name, dataIndex: 'name' },
        { title: t.code, dataIndex: 'code' },
        {
          title: t.status,
          render: (_, { isActive }) => (
            <Tag color={isActive ? 'success' : 'default'}>{isActive ? t.active : t.inactive}</Tag>
          ),
        },
        ...(can('identity.branch_change')
          ? [{ title: '', key: 'acts', render: (_: unknown, branch: Branch) => acts(branch) }]
          : []),
      ]}
    />
  )
}

/** Branches below the one whose path theirs begins with; the top is whatever has nobody above. */
export function tree(branches: readonly Branch[]): TreeRow[] {
  const above = (path: string) =>
    branches
      .filter((one) => one.path !== path && path.startsWith(one.path))
      .sort((a, b) => b.path.length - a.path.length)[0]
  const build = (branch: Branch): TreeRow => {
    const below = branches.filter((one) => above(one.path)?.id === branch.id)
    return below.length > 0 ? { ...branch, children: below.map(build) } : branch
  }
  return branches.filter((branch) => !above(branch.path)).map(build)
}
