import { ApiProvider, CodesProvider, createApi } from '@xindai/graphql'
import { useLanguage } from '@xindai/i18n'
import { ConfigProvider, App as Toasts } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { RouterProvider } from 'react-router/dom'
import { CODE_KINDS } from './code-kinds'
import { router } from './routes'
import { askProof } from './shell/proof'
import { SessionProvider, sessionEnded } from './shell/session'
import { theme } from './theme'

const api = createApi({ path: '/admin/graphql', onSignedOut: sessionEnded, prove: askProof })
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce

export function App() {
  const language = useLanguage()
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      csp={nonce ? { nonce } : undefined}
      button={{ autoInsertSpace: false }}
    >
      <Toasts>
        <ApiProvider api={api}>
          <SessionProvider>
            <CodesProvider kinds={CODE_KINDS}>
              <RouterProvider router={router} />
            </CodesProvider>
          </SessionProvider>
        </ApiProvider>
      </Toasts>
    </ConfigProvider>
  )
}
