import { useRead } from '@xindai/graphql'
import { useLanguage } from '@xindai/i18n'
import { ApplicationChoicesDocument } from './choices.generated'

interface Option {
  readonly value: string
  readonly label: string
}

/** Branches and products to filter by. */
export function useChoices(): {
  readonly branches: readonly Option[]
  readonly products: readonly Option[]
} {
  const language = useLanguage()
  const { data } = useRead(ApplicationChoicesDocument, {}, { policy: 'cache-first' })
  return {
    branches: (data?.branches ?? []).map(({ id, name }) => ({ value: id, label: name })),
    products: (data?.products ?? []).map(({ id, nameZh, nameEn }) => ({
      value: id,
      label: language === 'zh' ? nameZh : nameEn || nameZh,
    })),
  }
}
