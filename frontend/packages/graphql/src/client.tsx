import { getLanguage } from '@xindai/i18n'
import { createClient as createSocket, type Client as Socket } from 'graphql-ws'
import { createContext, type ReactNode, useContext } from 'react'
import { Client, cacheExchange, type Exchange, fetchExchange, Provider } from 'urql'
import { pipe, tap } from 'wonka'
import { proofExchange } from './proof'
import { codesOf } from './refusals'

const NOT_SIGNED_IN = 'NOT_SIGNED_IN'

/** What an app needs of the server. */
export interface Api {
  readonly client: Client
  /** The socket for live news, opened with the first subscription. */
  readonly socket: () => Socket
  /** Somebody found out that the server does not know us any more. */
  readonly signedOut: () => void
  /** Ends the socket and forgets what was read; after signing in or out. */
  readonly reset: () => void
}

interface Options {
  /** `/admin/graphql` or `/m/graphql`: where the cookie of these people counts. */
  readonly path: string
  /** The server does not know the asker (any more). */
  readonly onSignedOut: () => void
  /** Asks the person to prove who he is; commands that want it fresh are then sent once more. */
  readonly prove?: () => Promise<boolean>
  /** Between the cache and the network, such as a store for offline reading. */
  readonly exchanges?: readonly Exchange[]
}

/** A client that sends queries by POST only: variables must not land in addresses and logs. */
export function createApi({ path, onSignedOut, prove, exchanges = [] }: Options): Api {
  const watch: Exchange =
    ({ forward }) =>
    (operations) =>
      pipe(
        forward(operations),
        tap((result) => {
          if (codesOf(result).includes(NOT_SIGNED_IN)) onSignedOut()
        }),
      )
  const client = new Client({
    url: path,
    preferGetMethod: false,
    exchanges: [
      cacheExchange,
      ...exchanges,
      ...(prove ? [proofExchange(prove)] : []),
      watch,
      fetchExchange,
    ],
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { 'Accept-Language': getLanguage() === 'zh' ? 'zh-CN' : 'en' },
    }),
  })
  let socket: Socket | null = null
  return {
    client,
    socket: () => {
      socket ??= openSocket(path, onSignedOut)
      return socket
    },
    signedOut: onSignedOut,
    reset: () => {
      void socket?.dispose()
      socket = null
    },
  }
}

/** Our own codes of closing: 4401 and 4403 mean that the session is no more. */
function openSocket(path: string, onSignedOut: () => void): Socket {
  const url = new URL(path, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return createSocket({
    url: url.href,
    lazy: true,
    lazyCloseTimeout: 3_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: async (retries) => {
      const seconds = Math.min(30, 2 ** Math.min(retries, 5)) * (0.5 + Math.random() / 2)
      await new Promise((done) => setTimeout(done, seconds * 1_000))
    },
    shouldRetry: () => true,
    connectionParams: () => ({ language: getLanguage() }),
    on: {
      closed: (event) => {
        const code = (event as CloseEvent).code
        if (code === 4401 || code === 4403) onSignedOut()
      },
    },
  })
}

const ApiContext = createContext<Api | null>(null)

export function ApiProvider({ api, children }: { api: Api; children: ReactNode }) {
  return (
    <ApiContext.Provider value={api}>
      <Provider value={api.client}>{children}</Provider>
    </ApiContext.Provider>
  )
}

export function useApi(): Api {
  const api = useContext(ApiContext)
  if (!api) throw new Error('useApi outside of an ApiProvider')
  return api
}
