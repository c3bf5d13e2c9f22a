import { useMessages } from '@xindai/i18n'
import { Button, Modal } from 'antd'
import { ABOVE_ALL } from './above'
import { SignInForm } from './SignInForm'
import { signInMessages } from './signin-messages'

/** Over the page of somebody whose session ran out: what he has written stays. */
export function SignInAgain({ login, onDone }: { login: string; onDone: () => void }) {
  const t = useMessages(signInMessages)
  return (
    <Modal
      open
      zIndex={ABOVE_ALL}
      title={t.expiredTitle}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      <p>{t.expiredText}</p>
      <SignInForm login={login} onDone={onDone} />
      <Button type="link" block onClick={() => location.assign('/admin/')}>
        {t.notYou}
      </Button>
    </Modal>
  )
}
