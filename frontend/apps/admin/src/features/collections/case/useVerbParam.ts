import { useSearchParams } from 'react-router'

/** Which form is open; it lives in the address as `?verb=`. */
export function useVerbParam() {
  const [params, setParams] = useSearchParams()
  const show = (name: string | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (name) next.set('verb', name)
      else next.delete('verb')
      return next
    })
  return { open: params.get('verb'), show, close: () => show(null) }
}
