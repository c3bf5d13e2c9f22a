import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'

interface Tab {
  readonly key: string
  readonly label: ReactNode
  readonly content: ReactNode
}

/** Tabs whose choice lives in the address as `?tab=`; the first one needs none. */
export function AddressTabs({ tabs }: { tabs: readonly Tab[] }) {
  const [params, setParams] = useSearchParams()
  const asked = params.get('tab')
  const active = tabs.find((tab) => tab.key === asked)?.key ?? tabs[0]?.key
  const choose = (key: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old)
        if (key === tabs[0]?.key) next.delete('tab')
        else next.set('tab', key)
        return next
      },
      { preventScrollReset: true },
    )
  return (
    <Tabs
      activeKey={active}
      onChange={choose}
      destroyOnHidden
      items={tabs.map(({ key, label, content }) => ({ key, label, children: content }))}
    />
  )
}
