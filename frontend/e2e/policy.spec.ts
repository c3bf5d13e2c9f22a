import { expect, settled, test } from './support/test'

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj
4 0 obj<</Length 34>>stream
1 0 0 rg 20 20 160 160 re f       
endstream endobj
trailer<</Root 1 0 R>>`

test('a contract that was fetched may be shown in a frame', async ({ page }) => {
  await page.goto('/admin/')
  await page.evaluate(async (pdf) => {
    const frame = document.createElement('iframe')
    frame.src = URL.createObjectURL(new Blob([pdf], { type: 'application/pdf' }))
    const loaded = new Promise((done) => frame.addEventListener('load', done))
    document.body.append(frame)
    await loaded
  }, PDF)
  // The viewer lies in a process of its own; what the policy had refused, the watch would see.
  expect(page.frames().some((frame) => frame.url().startsWith('blob:'))).toBe(true)
})

test('no script that is no file of ours runs, and no style without the nonce', async ({
  page,
  watch,
}) => {
  watch.forgive(/Content Security Policy/, /^policy: (script|style)/)
  await page.goto('/admin/')
  await settled(page)
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.intruder = true'
    document.body.append(script)
    const marked = document.createElement('div')
    document.body.append(marked)
    marked.innerHTML = `<b onclick="window.intruder = true">x</b>
      <style>body { outline: 7px solid red }</style>`
    marked.querySelector('b')?.click()
    return {
      script: 'intruder' in window,
      style: getComputedStyle(document.body).outlineWidth === '7px',
    }
  })
  expect(ran).toEqual({ script: false, style: false })
  expect(watch.found.length).toBeGreaterThan(2)
})

test('nothing goes to another host, and nobody frames a page of ours', async ({ page, watch }) => {
  watch.forgive(/Content Security Policy/, /^policy: /, /net::ERR_BLOCKED/)
  watch.forgive(/X-Frame-Options/)
  await page.goto('/m/')
  const went = await page.evaluate(async () => {
    const tried: Record<string, boolean> = {}
    const note = async (name: string, promise: Promise<unknown>) => {
      tried[name] = await promise.then(
        () => true,
        () => false,
      )
    }
    const elsewhere = 'http://127.0.0.2:9/'
    await note('fetch', fetch(elsewhere, { mode: 'no-cors' }))
    await note('own', fetch('/healthz'))
    await note(
      'eval',
      Promise.resolve().then(() => new Function('return 1')()),
    )
    return tried
  })
  expect(went).toEqual({ fetch: false, own: true, eval: false })
  expect(watch.found.some((one) => one.startsWith('policy: connect-src'))).toBe(true)
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = '/admin/'
    document.body.append(frame)
  })
  await expect.poll(() => watch.found.some((one) => one.startsWith('policy: frame-src'))).toBe(true)
})

test('the watch sees what goes wrong, and forgives what it was told', async ({ page, watch }) => {
  await page.goto('/m/')
  await page.evaluate(async () => {
    console.error('something broke')
    await fetch('/m/assets/gone.js')
    setTimeout(() => {
      throw new Error('later')
    })
  })
  await expect.poll(() => watch.problems().length).toBe(4)
  expect(watch.problems().join(' ')).toMatch(/something broke.*HTTP 404.*gone\.js/)
  watch.forgive(/something broke/, /404/, /^error: later/)
  expect(watch.problems()).toEqual([])
})
