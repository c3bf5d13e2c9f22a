/** Photos above this are drawn smaller: a telephone makes five megabytes of an ID card. */
const LARGE_BYTES = 1_500_000
/** Enough to read the small print of a paper. */
const LONGEST_SIDE = 2_400
const QUALITY = 0.85

/** The photo for sending: smaller where that helps, else as it is. Never fails. */
export async function shrink(file: File): Promise<File> {
  if (!file.type.startsWith('image/') || file.size <= LARGE_BYTES) return file
  try {
    const drawn = await draw(file)
    if (!drawn || drawn.size >= file.size) return file
    const name = `${file.name.replace(/\.[^.]*$/, '')}.jpg`
    return new File([drawn], name, { type: 'image/jpeg' })
  } catch {
    return file // what this browser cannot read, the server may
  }
}

async function draw(file: File): Promise<Blob | null> {
  const picture = await createImageBitmap(file)
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    const pen = canvas.getContext('2d')
    if (!pen) return null
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
  } finally {
    picture.close()
  }
}
