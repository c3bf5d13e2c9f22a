import type { Page } from '@playwright/test'

/** What goes wrong on a page while nobody looks: errors, failed requests, broken policy. */
export class Watch {
  /** Everything that went wrong so far. */
  readonly found: string[] = []
  private readonly forgiven: RegExp[] = []

  /** Before anything is opened. */
  async begin(page: Page): Promise<void> {
    page.on('console', (message) => {
      if (message.type() === 'error')
        this.note(`console: ${message.text()}`, message.location().url)
    })
    page.on('pageerror', (error) => this.note(`error: ${error.message}`))
    page.on('response', (response) => {
      if (response.status() >= 400) this.note(`HTTP ${response.status()}`, response.url())
    })
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? ''
      // Leaving a page ends what it still waited for.
      if (why !== 'net::ERR_ABORTED') this.note(`request: ${why}`, request.url())
    })
    await page.exposeBinding('xindaiViolated', (_source, what: string) => this.note(what))
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const what = `policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`
        ;(window as unknown as { xindaiViolated(what: string): void }).xindaiViolated(what)
      })
    })
  }

  /** What a test means to provoke, such as a lost network. */
  forgive(...what: RegExp[]): void {
    this.forgiven.push(...what)
  }

  /** What nobody expected, each once. */
  problems(): string[] {
    const bad = this.found.filter((one) => !this.forgiven.some((known) => known.test(one)))
    return [...new Set(bad)]
  }

  private note(what: string, url = ''): void {
    this.found.push(url ? `${what} (${url})` : what)
  }
}
