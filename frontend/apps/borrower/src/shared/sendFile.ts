/** Sends a content to the path that `uploadBegin` gave; resolves with the server's code of refusal. */
export function sendFile(
  path: string,
  file: Blob,
  onProgress: (percent: number) => void,
): Promise<string | null> {
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('PUT', path)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(total > 0 ? Math.floor((loaded * 100) / total) : 0)
    request.onload = () => done(request.status === 201 ? null : codeOf(request.responseText))
    request.onerror = () => done('OFFLINE')
    request.send(file)
  })
}

function codeOf(text: string): string {
  try {
    return String((JSON.parse(text) as { code?: unknown }).code ?? 'INTERNAL')
  } catch {
    return 'INTERNAL'
  }
}
