/** Minutes of a day as people write them: "08:00" is 480, "24:00" the end of the day. */

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/

export function isTime(text: string): boolean {
  return TIME.test(text)
}

/** null for what is no time. */
export function minuteOf(text: string | undefined): number | null {
  if (!text || !isTime(text)) return null
  const [hours = '0', minutes = '0'] = text.split(':')
  return Number(hours) * 60 + Number(minutes)
}

export function timeOf(minute: number | null | undefined): string {
  if (minute === null || minute === undefined) return ''
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}

/** "2026-03-31 21:30" in Beijing as the server wants it; null for what is none. */
export function beijingMoment(text: string): string | null {
  const found = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(text.trim())
  return found ? `${found[1]}T${found[2]}:00+08:00` : null
}
