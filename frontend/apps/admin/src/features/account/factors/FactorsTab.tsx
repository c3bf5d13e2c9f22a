import { useState } from 'react'
import type { AccountPageQuery } from '../account.generated'
import { Codes } from './Codes'
import { Passkeys } from './Passkeys'
import { Recovery } from './Recovery'
import { Totp } from './Totp'

export type Factors = AccountPageQuery['ownFactors']

export interface PartProps {
  readonly factors: Factors
  readonly onChanged: () => void
  /** Codes to be written down now. */
  readonly onCodes: (codes: readonly string[] | null) => void
}

/** What one proves oneself with besides the password. */
export function FactorsTab({ factors, onChanged }: Omit<PartProps, 'onCodes'>) {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const close = () => {
    setCodes(null)
    onChanged()
  }
  const part = {
    factors,
    onCodes: setCodes,
    onChanged,
  }
  return (
    <div className="xd-stack">
      <Totp {...part} />
      <Passkeys {...part} />
      <Recovery {...part} />
      <Codes codes={codes} onClose={close} />
    </div>
  )
}
