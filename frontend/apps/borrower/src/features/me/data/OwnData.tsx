import { useMessages } from '@xindai/i18n'
import { useEffect, useState } from 'react'
import { Notice } from '../../../shared/blocks'
import { PasswordField } from '../../../shared/fields'
import { Page } from '../../../shared/Page'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { ExportOwnDataDocument } from './data.generated'
import { dataMessages } from './data-messages'

/** 导出个人数据: everything we keep about him, unmasked, as a file. */
export function Component() {
  const t = useMessages(dataMessages)
  const [document, setDocument] = useState<unknown>(null)
  const form = useVerbForm(ExportOwnDataDocument, {
    initial: { password: '' },
    required: ['password'],
    input: (values) => values,
    onDone: (payload) => setDocument(payload.document),
  })
  return (
    <Page title={t.title} back="/me">
      <Notice tone="warn" title={t.warnTitle}>
        {t.warnText}
      </Notice>
      {document === null ? (
        <VerbForm form={form} submit={t.export}>
          <PasswordField {...form.field('password')} label={t.password} />
        </VerbForm>
      ) : (
        <Ready document={document} />
      )}
    </Page>
  )
}

function Ready({ document }: { document: unknown }) {
  const t = useMessages(dataMessages)
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const text = JSON.stringify(document, null, 2)
    const made = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [document])
  return (
    <>
      <Notice tone="good" title={t.ready} alert>
        {t.readyText}
      </Notice>
      {url ? (
        <a className="x-button" data-kind="main" data-block="" href={url} download={t.fileName}>
          {t.save}
        </a>
      ) : null}
    </>
  )
}
