import { MenuOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { DateText } from '@xindai/ui'
import { Button, Drawer, Grid, Layout } from 'antd'
import { useState } from 'react'
import { Link, Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router'
import { features } from '../features'
import { sharedMessages } from '../shared/shared-messages'
import { AccountMenu } from './AccountMenu'
import { LanguageSwitch } from './LanguageSwitch'
import { MainMenu } from './MainMenu'
import { useSession } from './session'
import { shellMessages } from './shell-messages'

const parts = features.flatMap((feature) => feature.header ?? []).sort((a, b) => a.order - b.order)

/** The frame around every screen. */
export function Shell() {
  const t = useMessages(shellMessages)
  const wide = Grid.useBreakpoint().lg ?? true
  const [open, setOpen] = useState(false)
  const { businessDate } = useSession()
  return (
    <Layout className="xd-shell" hasSider>
      <a className="xd-skip" href="#content">
        {t.skip}
      </a>
      {wide ? (
        <Layout.Sider width={216} className="xd-sider">
          <Brand />
          <MainMenu />
        </Layout.Sider>
      ) : (
        <Drawer
          placement="left"
          size={260}
          open={open}
          onClose={() => setOpen(false)}
          title={<Brand />}
        >
          <MainMenu onChosen={() => setOpen(false)} />
        </Drawer>
      )}
      <Layout>
        <Layout.Header className="xd-header">
          {wide ? null : (
            <Button
              type="text"
              icon={<MenuOutlined />}
              aria-label={t.openMenu}
              onClick={() => setOpen(true)}
            />
          )}
          {wide ? (
            <span className="xd-muted">
              {t.businessDate} <DateText value={businessDate} />
            </span>
          ) : null}
          <span className="xd-space" />
          {parts.map(({ Component, order }) => (
            <Component key={order} />
          ))}
          <LanguageSwitch />
          <AccountMenu />
        </Layout.Header>
        <main id="content" tabIndex={-1}>
          <Inner />
        </main>
      </Layout>
      <ScrollRestoration />
    </Layout>
  )
}

/** Who must set up a second factor sees nothing else before. */
function Inner() {
  const { mustEnrol } = useSession()
  const isAtAccount = useLocation().pathname === '/account'
  return mustEnrol && !isAtAccount ? <Navigate to="/account?tab=factors" replace /> : <Outlet />
}

function Brand() {
  const t = useMessages(sharedMessages)
  return (
    <Link to="/" className="xd-brand">
      <img src="/admin/icon.svg" alt="" />
      {t.app}
    </Link>
  )
}
