/**
 * The page's policy takes only styles that bear its nonce. antd puts it on its own styles; what
 * measures scrollbars below it, and other libraries, do not know of one. So every style element
 * that our scripts make gets it; what comes in as text (innerHTML) does not, and stays refused.
 * Import this before anything that draws.
 */
export const nonce =
  document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce || undefined

if (nonce) {
  const make = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const made = make(name, options)
    if (made instanceof HTMLStyleElement) made.nonce = nonce
    return made
  }
}
