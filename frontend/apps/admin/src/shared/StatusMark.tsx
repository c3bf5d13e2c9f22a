import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons'

/** Yes or no as a sign, a colour and a word. */
export function StatusMark({ ok, text }: { ok: boolean; text: string }) {
  return (
    <span className={ok ? 'xd-good' : 'xd-bad'}>
      {ok ? <CheckCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />} {text}
    </span>
  )
}
