import { useLanguage, useMessages } from '@xindai/i18n'
import { Menu } from 'antd'
import { Link, useLocation } from 'react-router'
import { features } from '../features'
import { GROUPS, type MenuEntry } from '../shared/feature'
import { useSession } from './session'
import { shellMessages } from './shell-messages'

const entries = features.flatMap((feature) => feature.menu).sort((a, b) => a.order - b.order)

/** The menu of what the viewer may open. */
export function MainMenu({ onChosen }: { onChosen?: () => void }) {
  const t = useMessages(shellMessages)
  const language = useLanguage()
  const { can } = useSession()
  const here = useLocation().pathname
  const names = {
    work: t.groupWork,
    customers: t.groupCustomers,
    lending: t.groupLending,
    rules: t.groupRules,
    books: t.groupBooks,
    system: t.groupSystem,
  }
  const seen = entries.filter((entry) => can(...entry.permissions))
  const item = ({ path, icon: Icon, text }: MenuEntry) => ({
    key: path,
    icon: <Icon />,
    label: <Link to={path}>{text[language]}</Link>,
  })
  const items = GROUPS.map((group) => ({
    key: group,
    type: 'group' as const,
    label: names[group],
    children: seen.filter((entry) => entry.group === group).map(item),
  })).filter((group) => group.children.length > 0)
  return (
    <nav aria-label={t.mainMenu}>
      <Menu mode="inline" items={items} selectedKeys={[chosen(seen, here)]} onClick={onChosen} />
    </nav>
  )
}

/** The entry with the longest path that leads to this page. */
function chosen(seen: readonly MenuEntry[], here: string): string {
  const paths = seen.map((entry) => entry.path)
  const fitting = paths.filter(
    (path) => here === path || (path !== '/' && here.startsWith(`${path}/`)),
  )
  return fitting.sort((a, b) => b.length - a.length)[0] ?? ''
}
