import { DownloadOutlined } from '@ant-design/icons'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { filesMessages } from './files-messages'

interface Props {
  /** A path of the server that opens the file for some minutes. */
  readonly path: string
  readonly name: string
  /** Gets a fresh path. */
  readonly onExpired: () => void
}

/**
 * A PDF in the page, and always as a download. It is fetched once and shown from memory: frames of
 * the page may show nothing else, and a path that has run out is noticed.
 */
export function PdfView({ path, name, onExpired }: Props) {
  const t = useMessages(filesMessages)
  const { url, failed } = useFile(path)
  if (failed) {
    return (
      <Alert
        type="warning"
        showIcon
        title={t.gone}
        action={<Button onClick={onExpired}>{t.again}</Button>}
      />
    )
  }
  if (!url) return <Skeleton active aria-label={t.opening} />
  return (
    <div className="xd-pdf">
      <Button icon={<DownloadOutlined />} href={url} download={`${name}.pdf`}>
        {t.download}
      </Button>
      <iframe src={url} title={fill(t.viewer, { name })} />
    </div>
  )
}

function useFile(path: string) {
  const [file, setFile] = useState<{ url?: string; failed: boolean }>({ failed: false })
  useEffect(() => {
    const stop = new AbortController()
    let url: string | undefined
    setFile({ failed: false })
    fetch(path, { signal: stop.signal })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status))
        const content = await answer.blob()
        if (stop.signal.aborted) return
        url = URL.createObjectURL(new Blob([content], { type: 'application/pdf' }))
        setFile({ url, failed: false })
      })
      .catch(() => {
        if (!stop.signal.aborted) setFile({ failed: true })
      })
    return () => {
      stop.abort()
      if (url) URL.revokeObjectURL(url)
    }
  }, [path])
  return file
}
