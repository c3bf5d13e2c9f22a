/** The first day of the month so many months before a day (`YYYY-MM-DD`). */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const count = year * 12 + month - 1 - months
  const text = String((count % 12) + 1).padStart(2, '0')
  return `${Math.floor(count / 12)}-${text}-01`
}
