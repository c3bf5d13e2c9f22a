import { useMessages } from '@xindai/i18n'
import { useEffect, useState } from 'react'
import { Sheet } from './Sheet'
import { sharedMessages } from './shared-messages'
import { Empty, Loading } from './states'

interface Props {
  readonly title: string
  /** Where the server gives the file, such as `/files/…`; such a path is good for a short time. */
  readonly path: string
  readonly fileName: string
  readonly onClose: () => void
}

/** A file over the page: PDFs and pictures are shown, and every kind can be kept. */
export function FileSheet({ title, path, fileName, onClose }: Props) {
  const t = useMessages(sharedMessages)
  const file = useFile(path)
  return (
    <Sheet title={title} onClose={onClose}>
      {file === 'loading' ? <Loading lines={3} /> : null}
      {file === 'failed' ? <Empty title={t.notFoundTitle} text={t.fileFailed} /> : null}
      {typeof file === 'string' ? null : <Shown {...file} title={title} fileName={fileName} />}
    </Sheet>
  )
}

interface Shown {
  readonly url: string
  readonly mediaType: string
}

function Shown({ url, mediaType, title, fileName }: Shown & { title: string; fileName: string }) {
  const t = useMessages(sharedMessages)
  return (
    <>
      {mediaType.startsWith('image/') ? (
        <img src={url} alt={title} className="x-picture" />
      ) : mediaType === 'application/pdf' && navigator.pdfViewerEnabled ? (
        <iframe src={url} title={title} />
      ) : (
        <p>{t.pdfDownload}</p>
      )}
      <a
        className="x-button"
        data-kind="plain"
        data-block=""
        href={url}
        download={named(fileName, mediaType)}
      >
        {t.download}
      </a>
    </>
  )
}

/** With the ending that the telephone opens it by. */
function named(fileName: string, mediaType: string): string {
  const ending = mediaType.split('/')[1]?.replace('jpeg', 'jpg')
  return ending && !/\.\w{2,4}$/.test(fileName) ? `${fileName}.${ending}` : fileName
}

function useFile(path: string): Shown | 'loading' | 'failed' {
  const [file, setFile] = useState<Shown | 'loading' | 'failed'>('loading')
  useEffect(() => {
    let url: string | null = null
    let ended = false
    setFile('loading')
    readFile(path)
      .then((blob) => {
        if (ended) return
        url = URL.createObjectURL(blob)
        setFile({ url, mediaType: blob.type })
      })
      .catch(() => !ended && setFile('failed'))
    return () => {
      ended = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [path])
  return file
}

async function readFile(path: string): Promise<Blob> {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`the file answered ${answer.status}`)
  return answer.blob()
}
