/** Eleven digits are a phone, eighteen signs an ID number, else a customer number; null: too short. */
export function whereOf(text: string) {
  if (/^1\d{10}$/.test(text)) return { phone: text }
  if (/^\d{17}[\dXx]$/.test(text)) return { idNumber: text }
  return text.length < 4 ? null : { number: text }
}
