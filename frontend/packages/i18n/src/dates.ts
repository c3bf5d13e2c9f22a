import type { Language } from './messages'
import { unitMessages } from './unit-messages'

const ZONE = 'Asia/Shanghai'

/** A business date, `2026-11-28`: as it is in Chinese, `28 Nov 2026` in English. */
export function formatDate(date: string | null | undefined, language: Language): string {
  if (!date) return '—'
  if (language === 'zh') return date
  const at = new Date(`${date}T00:00:00Z`)
  const style: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }
  return new Intl.DateTimeFormat('en-GB', style).format(at)
}

/** A moment in the lender's time zone, to the minute. */
export function formatDateTime(moment: string | null | undefined, language: Language): string {
  if (!moment) return '—'
  const at = new Date(moment)
  if (Number.isNaN(at.getTime())) return moment
  const style: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: language === 'zh' ? '2-digit' : 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  }
  const text = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', style).format(at)
  return text.replaceAll('/', '-')
}

/** How long: `3 天 4 小时`, `3 d 4 h`; the two largest units. */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds))
  const units = [
    { n: Math.floor(whole / 86400), unit: unitMessages.days },
    { n: Math.floor((whole % 86400) / 3600), unit: unitMessages.hours },
    { n: Math.floor((whole % 3600) / 60), unit: unitMessages.minutes },
    { n: whole % 60, unit: unitMessages.seconds },
  ]
  const largest = units.findIndex(({ n }) => n > 0)
  const start = largest < 0 ? units.length - 1 : largest
  const shown = units.slice(start, start + 2)
  return shown.map(({ n, unit }) => `${n} ${unit[language]}`).join(' ')
}
