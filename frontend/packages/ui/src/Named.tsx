import { useLanguage } from '@xindai/i18n'

/** What has a Chinese and an English name, by the one of the screens. */
export function Named({ value }: { value: { nameZh: string; nameEn: string } | null | undefined }) {
  const language = useLanguage()
  return <>{value ? (language === 'zh' ? value.nameZh : value.nameEn || value.nameZh) : '—'}</>
}
