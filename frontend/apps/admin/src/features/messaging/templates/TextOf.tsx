import { useLanguage } from '@xindai/i18n'

/** What the server says in both languages, in the one that is shown. */
export function TextOf({ value }: { value: { readonly zh: string; readonly en: string } }) {
  return <>{value[useLanguage()]}</>
}
