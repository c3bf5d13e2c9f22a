import { useEffect, useState } from 'react'

/** The wall clock in milliseconds, told again every `seconds`. For timers on screens only. */
export function useNow(seconds = 1): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), seconds * 1_000)
    return () => clearInterval(timer)
  }, [seconds])
  return now
}
