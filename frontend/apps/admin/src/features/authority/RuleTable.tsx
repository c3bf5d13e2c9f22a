import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Amount, DateTimeText } from '@xindai/ui'
import { Button, Popconfirm, Space } from 'antd'
import { SimpleTable } from '../../shared/SimpleTable'
import { StatusTag } from '../../shared/StatusTag'
import { useAct } from '../../shared/verb/useAct'
import { Who } from '../../shared/Who'
import { useSession } from '../../shell/session'
import type { Product, Rule } from './Authority'
import { AuthorityApproveDocument, AuthorityRejectDocument } from './authority.generated'
import { messages } from './messages'
import { replacedBy } from './rules'

interface Props {
  readonly label: string
  readonly rules: readonly Rule[]
  readonly inForce: readonly Rule[]
  readonly products: readonly Product[]
  readonly onDone: () => void
}

const TONES = { ACTIVE: 'good', PROPOSED: 'going', REJECTED: 'bad' } as const

export function RuleTable({ label, rules, inForce, products, onDone }: Props) {
  const t = useMessages(messages)
  const language = useLanguage()
  const { can } = useSession()
  const mayDecide = can('authority.approve') && rules.some(({ status }) => status === 'PROPOSED')
  const productName = (id: string | null) => {
    const found = products.find((one) => one.id === id)
    if (!found) return id ?? t.anyProduct
    return language === 'zh' ? found.nameZh : found.nameEn
  }
  const before = (rule: Rule) => {
    const old = rule.status === 'PROPOSED' ? replacedBy(rule, inForce) : undefined
    return old ? fill(t.now, { amount: formatMoney(old.maxAmount) }) : null
  }
  return (
    <SimpleTable<Rule>
      label={label}
      rows={rules}
      keyOf={(rule) => rule.id}
      columns={[
        {
          title: t.level,
          render: ({ level }) => (level === 0 ? t.nobody : fill(t.levelN, { n: level })),
        },
        { title: t.product, render: (rule) => productName(rule.productId) },
        { title: t.grade, render: (rule) => rule.grade ?? t.anyGrade },
        {
          title: t.maxAmount,
          right: true,
          render: (rule) => (
            <>
              <Amount value={rule.maxAmount} strong />
              <div className="xd-muted">{before(rule)}</div>
            </>
          ),
        },
        {
          title: t.status,
          render: (rule) => (
            <StatusTag kind="AuthorityRuleStatus" value={rule.status} tones={TONES} />
          ),
        },
        { title: t.maker, render: (rule) => <Who actor={rule.maker} /> },
        { title: t.createdAt, render: (rule) => <DateTimeText value={rule.createdAt} /> },
        { title: t.checker, render: (rule) => <Who actor={rule.checker} /> },
        { title: t.decidedAt, render: (rule) => <DateTimeText value={rule.decidedAt} /> },
        { title: t.reason, render: (rule) => rule.reason ?? '—' },
        ...(mayDecide
          ? [{ title: t.actions, render: (rule: Rule) => <Decide rule={rule} onDone={onDone} /> }]
          : []),
      ]}
    />
  )
}

function Decide({ rule, onDone }: { rule: Rule; onDone: () => void }) {
  const t = useMessages(messages)
  const approve = useAct(AuthorityApproveDocument)
  const reject = useAct(AuthorityRejectDocument)
  const input = { ruleId: rule.id }
  return (
    <Space>
      <Popconfirm
        title={t.approve}
        description={t.approveSure}
        onConfirm={async () => (await approve.act(input)) && onDone()}
      >
        <Button type="primary" size="small" loading={approve.busy}>
          {t.approve}
        </Button>
      </Popconfirm>
      <Popconfirm
        title={t.reject}
        description={t.rejectSure}
        onConfirm={async () => (await reject.act(input)) && onDone()}
      >
        <Button size="small" loading={reject.busy}>
          {t.reject}
        </Button>
      </Popconfirm>
    </Space>
  )
}
