import { useSearchParams } from 'react-router'

export const TABS = ['applicant', 'decision', 'plan', 'customer', 'phone', 'history'] as const
export type Tab = (typeof TABS)[number]

/** The part that is shown, in the address; who has to call starts with the call. */
export function useTab(callsFirst: boolean): readonly [Tab, (tab: Tab) => void] {
  const [params, setParams] = useSearchParams()
  const asked = params.get('tab')
  const tab = TABS.find((one) => one === asked) ?? (callsFirst ? 'phone' : 'applicant')
  const choose = (next: Tab) =>
    setParams(
      (old) => {
        const changed = new URLSearchParams(old)
        changed.set('tab', next)
        return changed
      },
      { replace: true, preventScrollReset: true },
    )
  return [tab, choose]
}
