import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { App } from 'antd'
import { sharedMessages } from '../shared-messages'

/** A command without a form, behind a button: says how it went; true when it was done. */
export function useAct<D, V extends { input: object }>(document: TypedDocumentNode<D, V>) {
  const t = useMessages(sharedMessages)
  const { message } = App.useApp()
  const { send, busy } = useVerb(document)
  const act = async (input: Parameters<typeof send>[0]): Promise<boolean> => {
    const outcome = await send(input)
    if (outcome.kind === 'refused')
      message.error(outcome.errors.map((one) => one.message).join(' '))
    else if (outcome.kind === 'held') message.info(t.heldTitle)
    else message.success(t.done)
    return outcome.kind === 'done'
  }
  return { act, busy }
}
