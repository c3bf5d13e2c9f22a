import { setLanguage, useLanguage } from '@xindai/i18n'
import { languageNames } from './shell-messages'

/** Shows the other language by its own name. */
export function LanguageSwitch() {
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="x-link"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(other)}
    >
      {languageNames[other]}
    </button>
  )
}
