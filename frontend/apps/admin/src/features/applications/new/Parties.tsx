import { useCode, useCodes } from '@xindai/graphql'
import { comma, fill, useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Input, Select } from 'antd'
import { messages } from './messages'
import type { Draft } from './values'

interface Props {
  readonly kept: Draft['parties']
  readonly needsGuarantor: boolean
}

/** Who else stands behind it: named in full, sealed by the server, and masked from then on. */
export function Parties({ kept, needsGuarantor }: Props) {
  const t = useMessages(messages)
  const code = useCode()
  const roles = [...useCodes('ApplicationPartyRole')]
  const names = kept
    .map(({ role, name }) => `${code('ApplicationPartyRole', role)} ${name}`)
    .join(comma())
  return (
    <Form.List name="parties">
      {(fields, { add, remove }) => (
        <>
          {names ? <p className="xd-muted">{fill(t.partiesKept, { names })}</p> : null}
          {needsGuarantor && !names ? (
            <Alert type="info" showIcon title={t.guarantorNeeded} className="xd-gap" />
          ) : null}
          {fields.map(({ key, name }) => (
            <div className="xd-fields" key={key}>
              <Form.Item name={[name, 'role']} label={t.role}>
                <Select options={roles} />
              </Form.Item>
              <Form.Item name={[name, 'name']} label={t.name}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, 'idNumber']} label={t.idNumber}>
                <Input maxLength={18} />
              </Form.Item>
              <Form.Item name={[name, 'phone']} label={t.phone}>
                <Input maxLength={20} inputMode="tel" />
              </Form.Item>
              <Form.Item label=" " colon={false}>
                <Button onClick={() => remove(name)}>{t.removeParty}</Button>
              </Form.Item>
            </div>
          ))}
          <Button onClick={() => add({ role: 'GUARANTOR' })}>{t.addParty}</Button>
        </>
      )}
    </Form.List>
  )
}
