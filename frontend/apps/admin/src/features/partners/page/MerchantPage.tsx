import { useRead } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { DateTimeText } from '@xindai/ui'
import { Alert } from 'antd'
import { useParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { MerchantPageDocument, type MerchantPageQuery } from '../merchants.generated'
import { messages } from '../messages'
import { MERCHANT_TONES } from '../tones'
import { MerchantActions } from './MerchantActions'
import { Stores } from './Stores'

export type Merchant = NonNullable<MerchantPageQuery['merchant']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One merchant: its terms, its account and its stores. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const language = useLanguage()
  const read = useRead(MerchantPageDocument, { id })
  const merchant = read.data?.merchant
  const name = merchant && language === 'en' && merchant.nameEn ? merchant.nameEn : merchant?.name
  return (
    <Page
      title={name ?? t.title}
      trail={[{ text: t.title, path: '/merchants' }]}
      status={
        merchant ? (
          <StatusTag kind="MerchantStatus" value={merchant.status} tones={MERCHANT_TONES} />
        ) : null
      }
      actions={merchant ? <MerchantActions merchant={merchant} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {(data) =>
          data.merchant ? (
            <>
              <About merchant={data.merchant} />
              <Accounts merchant={data.merchant} />
              <Stores merchant={data.merchant} onDone={read.reload} />
            </>
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

function About({ merchant }: { merchant: Merchant }) {
  const t = useMessages(messages)
  return (
    <>
      {merchant.reason ? (
        <Alert type="warning" showIcon title={fill(t.suspended, { reason: merchant.reason })} />
      ) : null}
      <Section title={t.facts}>
        <Facts
          facts={[
            { label: t.code, value: merchant.code },
            { label: t.name, value: merchant.name },
            { label: t.nameEn, value: merchant.nameEn },
            { label: t.branch, value: merchant.branch?.name },
            { label: t.feeRate, value: formatRate(merchant.feeRate) },
            { label: t.settlementDays, value: merchant.settlementDays },
            {
              label: t.makers,
              value: merchant.makers.map((one) => (
                <div key={one.id}>
                  <Who actor={one} />
                </div>
              )),
            },
            { label: t.checker, value: <Who actor={merchant.checker} /> },
            { label: t.createdAt, value: <DateTimeText value={merchant.createdAt} /> },
            { label: t.activatedAt, value: <DateTimeText value={merchant.activatedAt} /> },
          ]}
        />
      </Section>
    </>
  )
}

function Accounts({ merchant }: { merchant: Merchant }) {
  const t = useMessages(messages)
  return (
    <Section title={t.accounts}>
      <SimpleTable<Merchant['accounts'][number]>
        label={t.accounts}
        rows={merchant.accounts}
        keyOf={(row) => row.createdAt}
        empty={t.noAccounts}
        columns={[
          { title: t.accountName, render: (row) => row.name },
          { title: t.accountNumber, render: (row) => row.number },
          { title: t.state, render: (row) => (row.isProposed ? t.proposed : t.inForce) },
          { title: t.maker, render: (row) => <Who actor={row.maker} /> },
          { title: t.createdAt, render: (row) => <DateTimeText value={row.createdAt} /> },
        ]}
      />
    </Section>
  )
}
