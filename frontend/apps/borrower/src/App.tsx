import { ApiProvider, CodesProvider, createApi } from '@xindai/graphql'
import { RouterProvider } from 'react-router/dom'
import { CODE_KINDS } from './code-kinds'
import { offlineExchange } from './offline/exchange'
import { router } from './routes'
import { SessionProvider, sessionEnded } from './shell/session'

const api = createApi({
  path: '/m/graphql',
  onSignedOut: sessionEnded,
  exchanges: [offlineExchange],
})

export function App() {
  return (
    <ApiProvider api={api}>
      <SessionProvider>
        <CodesProvider kinds={CODE_KINDS}>
          <RouterProvider router={router} />
        </CodesProvider>
      </SessionProvider>
    </ApiProvider>
  )
}
