import type { CDPSession, Page } from '@playwright/test'

/** The finger reader of a laptop, as Chromium plays it: its person is there and agrees. */
export class Device {
  private constructor(
    private readonly line: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  /** Put into the browser of a page. */
  static async in(page: Page): Promise<Device> {
    const line = await page.context().newCDPSession(page)
    await line.send('WebAuthn.enable')
    const { authenticatorId } = await line.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    })
    return new Device(line, authenticatorId)
  }

  /** Whether the finger is the right one. */
  async knowsItsPerson(isUserVerified: boolean): Promise<void> {
    const { authenticatorId } = this
    await this.line.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  }

  /** How many passkeys are in it. */
  async count(): Promise<number> {
    return (await this.credentials()).length
  }

  /** As if its keys had been copied before they were last used: their counters go back. */
  async turnBack(): Promise<void> {
    const { authenticatorId } = this
    for (const credential of await this.credentials()) {
      const { credentialId } = credential
      await this.line.send('WebAuthn.removeCredential', { authenticatorId, credentialId })
      await this.line.send('WebAuthn.addCredential', {
        authenticatorId,
        credential: { ...credential, signCount: 0 },
      })
    }
  }

  private async credentials() {
    const { authenticatorId } = this
    return (await this.line.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  }
}
