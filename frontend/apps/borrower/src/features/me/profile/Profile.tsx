import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useNavigate } from 'react-router'
import { Page } from '../../../shared/Page'
import { ProfileForm } from '../../../shared/person/ProfileForm'
import { Reading } from '../../../shared/states'
import { ProfileDocument } from './profile.generated'
import { profileMessages } from './profile-messages'

/** Family, education and home. */
export function Component() {
  const t = useMessages(profileMessages)
  const navigate = useNavigate()
  const read = useRead(ProfileDocument, {})
  return (
    <Page title={t.title} back="/me">
      <Reading read={read}>
        {({ me }) => (
          <ProfileForm known={me.customer?.profile ?? null} onDone={() => navigate('/me')} />
        )}
      </Reading>
    </Page>
  )
}
