/** Texts of the screens: Chinese first, English by a switch; a missing one does not compile. */

export { formatDate, formatDateTime, formatDuration } from './dates'
export { comma, getLanguage, setLanguage, useLanguage, useMessages } from './language'
export { defineMessages, fill, type Language, type Messages, type Text } from './messages'
