import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Alert, Form, Radio } from 'antd'
import { useNavigate } from 'react-router'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { messages } from '../lists-messages'
import { ImportStartDocument } from './imports.generated'
import { WorkbookInput } from './WorkbookInput'

interface Values {
  readonly list: string
  readonly fileId: string
}

/** A workbook to be read and checked. */
export function StartImport({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages)
  const go = useNavigate()
  const lists = useCodes('ListKind')
  return (
    <VerbDrawer
      title={t.import}
      open
      onClose={onClose}
      document={ImportStartDocument}
      initial={{ list: 'BLACKLIST' } as Partial<Values>}
      toInput={(values: Values) => values}
      onDone={({ listImport }) =>
        listImport && go(`/lists/imports/${encodeURIComponent(listImport.id)}`)
      }
    >
      <Alert type="info" showIcon title={t.importText} description={t.columns} className="xd-gap" />
      <Form.Item name="list" label={t.list}>
        <Radio.Group options={[...lists]} />
      </Form.Item>
      <Form.Item name="fileId" label={t.file} rules={[{ required: true }]}>
        <WorkbookInput />
      </Form.Item>
    </VerbDrawer>
  )
}
