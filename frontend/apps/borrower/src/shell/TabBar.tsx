import { useLanguage, useMessages } from '@xindai/i18n'
import { NavLink, useLocation } from 'react-router'
import { features } from '../features'
import { shellMessages } from './shell-messages'

const tabs = features.flatMap((feature) => feature.tabs ?? []).sort((a, b) => a.order - b.order)

/** The bar at the bottom of the screens that are a tab themselves. */
export function TabBar() {
  const t = useMessages(shellMessages)
  const language = useLanguage()
  const here = useLocation().pathname.replace(/(.)\/$/, '$1')
  if (!tabs.some((tab) => tab.path === here)) return null
  return (
    <nav className="x-tabs" aria-label={t.tabs}>
      {tabs.map(({ path, text, icon: Icon }) => (
        <NavLink key={path} to={path} end>
          <Icon />
          <span>{text[language]}</span>
        </NavLink>
      ))}
    </nav>
  )
}
