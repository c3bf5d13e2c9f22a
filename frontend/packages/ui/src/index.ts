/** What both apps show alike, without a widget library. */
export { Amount } from './Amount'
export { DateText, DateTimeText } from './DateText'
export { Named } from './Named'
export { useNow } from './now'
export { passkeyCreate, passkeyGet } from './passkey'
export { useTitle } from './title'
