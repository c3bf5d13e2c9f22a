import { setLanguage, useLanguage } from '@xindai/i18n'
import { Button } from 'antd'
import { languageNames } from './shell-messages'

/** Shows the other language by its own name. */
export function LanguageSwitch() {
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  return (
    <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
      {languageNames[other]}
    </Button>
  )
}
