import { expect, type Page, settled } from './test'

/** After an answer; what a page still wants to ask it asks by then. */
const QUIET_MS = 400

interface Sent {
  readonly operationName?: string
  readonly query?: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** The GraphQL requests of a page over HTTP, as they go out. */
export class Requests {
  private sent: Sent[] = []

  constructor(private readonly page: Page) {
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith('/graphql')) return
      this.sent.push(...[request.postDataJSON() as Sent | Sent[]].flat())
    })
  }

  /** What went out since one last asked. */
  taken(): readonly Sent[] {
    const taken = this.sent
    this.sent = []
    return taken
  }

  /** What an act of the user makes the page ask for. */
  async of(act: () => Promise<unknown>): Promise<readonly Sent[]> {
    this.taken()
    await act()
    await expect.poll(() => this.sent.length).toBeGreaterThan(0)
    await settled(this.page)
    await this.page.waitForTimeout(QUIET_MS)
    return this.taken()
  }
}
