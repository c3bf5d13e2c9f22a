import { MoreOutlined } from '@ant-design/icons'
import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { App, Button, Dropdown } from 'antd'
import { useAct } from '../../shared/verb/useAct'
import {
  type EndpointFieldsFragment,
  WebhookChangeDocument,
  WebhookRemoveDocument,
  WebhookRotateDocument,
  WebhookTestDocument,
} from './webhooks.generated'
import { messages } from './webhooks-messages'

interface Props {
  readonly endpoint: EndpointFieldsFragment
  readonly onChange: () => void
  readonly onSecret: (secret: string | null) => void
  readonly onChanged: () => void
}

/** Everything one can do with an endpoint, in one menu. */
export function EndpointActs({ endpoint, onChange, onSecret, onChanged }: Props) {
  const t = useMessages(messages)
  const { message, modal } = App.useApp()
  const change = useAct(WebhookChangeDocument)
  const test = useAct(WebhookTestDocument)
  const remove = useAct(WebhookRemoveDocument)
  const rotate = useVerb(WebhookRotateDocument)
  const endpointId = endpoint.id

  const rotateNow = async () => {
    const outcome = await rotate.send({ endpointId })
    if (outcome.kind === 'refused')
      message.error(outcome.errors.map((one) => one.message).join(' '))
    else onSecret(outcome.payload.secret)
  }
  const items = [
    { key: 'change', label: t.change, onClick: onChange },
    { key: 'test', label: t.test, onClick: () => test.act({ endpointId }) },
    {
      key: 'active',
      label: endpoint.isActive ? t.deactivate : t.activate,
      onClick: async () =>
        (await change.act({ endpointId, isActive: !endpoint.isActive })) && onChanged(),
    },
    {
      key: 'rotate',
      label: t.rotate,
      onClick: () => modal.confirm({ title: t.rotate, content: t.rotateSure, onOk: rotateNow }),
    },
    {
      key: 'remove',
      label: t.remove,
      danger: true,
      onClick: () =>
        modal.confirm({
          title: t.remove,
          content: t.removeSure,
          onOk: async () => {
            if (await remove.act({ endpointId })) onChanged()
          },
        }),
    },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" icon={<MoreOutlined />} aria-label={`${t.change}: ${endpoint.url}`} />
    </Dropdown>
  )
}
