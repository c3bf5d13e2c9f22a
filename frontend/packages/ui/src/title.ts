import { useEffect } from 'react'

/** Names the page in the tab, the history and for screen readers. */
export function useTitle(title: string, app: string): void {
  useEffect(() => {
    document.title = title ? `${title} · ${app}` : app
  }, [title, app])
}
