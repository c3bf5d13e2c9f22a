/** Asks the browser for a passkey; the options and the answer are JSON as WebAuthn level 3 has it. */
export async function passkeyGet(options: unknown): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  )
  const found = await navigator.credentials.get({ publicKey })
  return (found as PublicKeyCredential).toJSON()
}

/** Makes a new passkey on this device. */
export async function passkeyCreate(options: unknown): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  )
  const made = await navigator.credentials.create({ publicKey })
  return (made as PublicKeyCredential).toJSON()
}
