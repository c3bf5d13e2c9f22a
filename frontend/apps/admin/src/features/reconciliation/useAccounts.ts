import { useRead } from '@xindai/graphql'
import { useLanguage } from '@xindai/i18n'
import { ClearingAccountsDocument } from './reconciliation.generated'

/** The settlement accounts as choices, by the language of the screen. */
export function useAccounts() {
  const read = useRead(ClearingAccountsDocument, {})
  const language = useLanguage()
  const options = (read.data?.clearingAccounts ?? []).map((one) => ({
    value: one.id,
    label: `${language === 'zh' ? one.nameZh : one.nameEn} · ${one.code}`,
  }))
  return { options, loading: read.loading }
}
