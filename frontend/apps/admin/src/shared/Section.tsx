import { Card } from 'antd'
import { type ReactNode, useId } from 'react'

interface Props {
  readonly title?: ReactNode
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** A titled part of a page, a landmark for screen readers. */
export function Section({ title, extra, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={title ? id : undefined}>
      <Card
        title={title ? <h2 id={id}>{title}</h2> : undefined}
        extra={extra}
        variant="borderless"
        className="xd-section"
      >
        {children}
      </Card>
    </section>
  )
}
