import { useRead } from '@xindai/graphql'
import { useLanguage } from '@xindai/i18n'
import { LineChoicesDocument } from './list/lines.generated'

/** Branches and products to choose from. */
export function useLineChoices() {
  const language = useLanguage()
  const { data } = useRead(LineChoicesDocument, {}, { policy: 'cache-first' })
  return {
    branches: (data?.branches ?? []).map(({ id, name }) => ({ value: id, label: name })),
    products: (data?.products ?? []).map(({ id, nameZh, nameEn }) => ({
      value: id,
      label: language === 'zh' ? nameZh : nameEn || nameZh,
    })),
  }
}
