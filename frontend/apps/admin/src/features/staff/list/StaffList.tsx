import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button } from 'antd'
import { useState } from 'react'
import { Link as To } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { useSession } from '../../../shell/session'
import { type Link, LinkOnce } from '../LinkOnce'
import { FactorText, StandingTags } from '../Standing'
import { messages } from '../staff-messages'
import { useRoleNames } from '../useRoleNames'
import { CreateStaff } from './CreateStaff'
import { StaffListDocument, type StaffListQuery } from './staff.generated'

type Row = StaffListQuery['staff']['edges'][number]['node']

const FLAGS: Readonly<Record<string, boolean>> = { yes: true, no: false }

/** Who works here, and whether he can come in. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const state = useListState()
  const [adding, setAdding] = useState(false)
  const [link, setLink] = useState<Link | null>(null)
  const { text, branchId, role, isActive, isLocked } = state.values
  const read = useRead(StaffListDocument, {
    first: state.first,
    after: state.after,
    where: {
      text,
      branchId,
      role,
      isActive: FLAGS[isActive ?? ''] ?? null,
      isLocked: FLAGS[isLocked ?? ''] ?? null,
    },
  })
  const create = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t.create}
    </Button>
  )
  return (
    <Page title={t.title} actions={can('identity.create_staff') ? create : null}>
      <Section>
        <List<Row>
          list="STAFF"
          label={t.title}
          columns={useColumns(read.data)}
          filters={useFilters(read.data)}
          state={state}
          read={read}
          connection={read.data?.staff}
          empty={t.empty}
        />
      </Section>
      {adding ? (
        <CreateStaff
          roles={read.data?.roles ?? []}
          branches={read.data?.branches ?? []}
          onClose={() => setAdding(false)}
          onDone={(made) => {
            setLink(made)
            read.reload()
          }}
        />
      ) : null}
      <LinkOnce link={link} onClose={() => setLink(null)} />
    </Page>
  )
}

function useFilters(data: StaffListQuery | undefined): readonly Filter[] {
  const t = useMessages(messages)
  const roles = useRoleNames(data?.roles).options
  const branches = (data?.branches ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const active = [
    { value: 'yes', label: t.active },
    { value: 'no', label: t.inactive },
  ]
  const locked = [
    { value: 'yes', label: t.locked },
    { value: 'no', label: t.notLocked },
  ]
  return [
    { key: 'text', label: t.text, kind: 'text' },
    { key: 'branchId', label: t.branch, kind: 'choice', options: branches },
    { key: 'role', label: t.role, kind: 'choice', options: roles },
    { key: 'isActive', label: t.status, kind: 'choice', options: active },
    { key: 'isLocked', label: t.isLocked, kind: 'choice', options: locked },
  ]
}

function useColumns(data: StaffListQuery | undefined): readonly Column<Row>[] {
  const t = useMessages(messages)
  const roles = useRoleNames(data?.roles)
  return [
    {
      key: 'login',
      title: t.login,
      render: (one) => <To to={`/staff/${encodeURIComponent(one.id)}`}>{one.login}</To>,
    },
    { key: 'name', title: t.name, render: (one) => one.displayName },
    { key: 'branch', title: t.branch, render: (one) => one.branch?.name ?? '—' },
    { key: 'roles', title: t.roles, render: (one) => roles.say(one.roles) },
    { key: 'status', title: t.status, render: (one) => <StandingTags staff={one} /> },
    { key: 'factor', title: t.factor, render: (one) => <FactorText staff={one} /> },
  ]
}
