/** The choices of a borrower as boxes of a form, and back. */

export const CHANNELS = ['PUSH', 'SMS', 'EMAIL'] as const
export const PURPOSES = ['REMINDER', 'COLLECTION', 'SERVICE', 'MARKETING'] as const

interface Choice {
  readonly purpose: string
  readonly channels: readonly string[]
}

/** "REMINDER.SMS" is true where it is wanted. */
export function boxesOf(choices: readonly Choice[]): Record<string, boolean> {
  const boxes: Record<string, boolean> = {}
  for (const purpose of PURPOSES) {
    const wanted = choices.find((one) => one.purpose === purpose)?.channels ?? []
    for (const channel of CHANNELS) boxes[`${purpose}.${channel}`] = wanted.includes(channel)
  }
  return boxes
}

export function choicesOf(boxes: Readonly<Record<string, unknown>>) {
  return PURPOSES.map((purpose) => ({
    purpose,
    channels: CHANNELS.filter((channel) => boxes[`${purpose}.${channel}`] === true),
  }))
}
