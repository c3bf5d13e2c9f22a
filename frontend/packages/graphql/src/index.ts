/** The way to the server: one client an app, typed documents, commands sent once, live news. */
export { type Api, ApiProvider, createApi, useApi } from './client'
export { CodesProvider, useCode, useCodes } from './codes'
export { type LiveState, useLive } from './live'
export { type Problem, problemOf } from './problem'
export { announceSignedIn, type Read, useRead } from './read'
export { newKey, type Outcome, type Refused, useVerb } from './verb'
