import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'

type Json = Record<string, unknown>
type Key = { credentialId: string; publicKey: Buffer; signCount: number; transports: readonly string[] }

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

/** Names as the browser reports them; others are left out. */
const knownTransports = (names: readonly string[]) => TRANSPORTS.filter((name) => names.includes(name))

/** WebAuthn for the installation's address. User verification is the authenticator's affair: the password was asked for before. */
export const passkeys = (baseUrl: string) => {
  const { hostname: rpID, origin } = new URL(baseUrl)
  return {
    creation: async (of: { authUserId: string; name: string; existing: readonly Key[] }): Promise<{ options: Json; challenge: string }> => {
      const options = await generateRegistrationOptions({
        rpName: '襷 Tasuki',
        rpID,
        userID: new TextEncoder().encode(of.authUserId),
        userName: of.name,
        attestationType: 'none',
        excludeCredentials: of.existing.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
        authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
      })
      return { options: { ...options }, challenge: options.challenge }
    },

    /** Undefined for anything but the answer to this challenge at this address. */
    readCreated: async (response: Json, challenge: string): Promise<Key | undefined> => {
      try {
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          response: response as never,
          expectedChallenge: challenge,
          expectedOrigin: origin,
          expectedRPID: rpID,
          requireUserVerification: false,
        })
        if (!verified) return undefined
        const { id, publicKey, counter, transports = [] } = registrationInfo.credential
        return { credentialId: id, publicKey: Buffer.from(publicKey), signCount: counter, transports: knownTransports(transports) }
      } catch {
        return undefined
      }
    },

    request: async (existing: readonly Key[]): Promise<{ options: Json; challenge: string }> => {
      const options = await generateAuthenticationOptions({
        rpID,
        userVerification: 'preferred',
        allowCredentials: existing.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
      })
      return { options: { ...options }, challenge: options.challenge }
    },

    /** The key's new count; undefined for anything that the key hasn't signed for this challenge. */
    countOf: async (response: Json, of: { challenge: string; key: Key }): Promise<number | undefined> => {
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: response as never,
          expectedChallenge: of.challenge,
          expectedOrigin: origin,
          expectedRPID: rpID,
          credential: { id: of.key.credentialId, publicKey: new Uint8Array(of.key.publicKey), counter: of.key.signCount },
          requireUserVerification: false,
        })
        return verified ? authenticationInfo.newCounter : undefined
      } catch {
        return undefined
      }
    },
  }
}
