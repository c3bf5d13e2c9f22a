import type { ReactNode } from 'react'

interface Props {
  readonly label: string
  /** Pixels; more than that scrolls inside. */
  readonly maxHeight?: number
  readonly children: ReactNode
}

/** A part that may be wider or higher than its place: it scrolls, by the keyboard too. */
export function ScrollBox({ label, maxHeight, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="xd-scroll" aria-label={label} tabIndex={0} style={{ maxHeight }}>
      {children}
    </section>
  )
}
