import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Form, Input } from 'antd'
import { Ready } from '../../../shared/Ready'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { verbMessages } from '../messages'
import { Moves } from './Moves'
import type { ActProps } from './ProductActions'
import { ProductMovesDocument, ProductSubmitDocument } from './product.generated'

interface Values {
  readonly why?: readonly { readonly case: string; readonly why: string }[]
}

/** For review: every promised figure that moves needs its reason. */
export function SubmitForm({
  product,
  version,
  onDone,
  onClose,
}: ActProps & { onClose: () => void }) {
  const t = useMessages(verbMessages)
  const s = useMessages(sharedMessages)
  const read = useRead(ProductMovesDocument, { version: version.id }, { policy: 'network-only' })
  return (
    <VerbDrawer
      title={t.submit}
      open
      onClose={onClose}
      onDone={onDone}
      document={ProductSubmitDocument}
      width={640}
      toInput={({ why = [] }: Values) => ({ productId: product.id, explanations: why })}
      submitText={t.submit}
    >
      <p className="xd-muted">{t.submitHint}</p>
      <Ready read={read}>
        {({ productGoldenMoves: moves }) => {
          const cases = [...new Set(moves.map((move) => move.case))]
          if (cases.length === 0) return <p>{t.noMoves}</p>
          return (
            <>
              <Moves moves={moves} />
              {cases.map((name, n) => (
                <div key={name}>
                  <Form.Item name={['why', n, 'case']} initialValue={name} hidden>
                    <Input />
                  </Form.Item>
                  <Form.Item
                    name={['why', n, 'why']}
                    label={`${t.why}: ${name}`}
                    rules={[{ required: true, message: s.required }]}
                  >
                    <Input.TextArea rows={2} maxLength={300} />
                  </Form.Item>
                </div>
              ))}
            </>
          )
        }}
      </Ready>
    </VerbDrawer>
  )
}
