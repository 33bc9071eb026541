import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

type Json = Record<string, unknown>

const head = (major: number, length: number): Buffer => (length < 24 ? Buffer.from([(major << 5) | length]) : length < 256 ? Buffer.from([(major << 5) | 24, length]) : Buffer.from([(major << 5) | 25, length >> 8, length & 255]))
const whole = (value: number): Buffer => (value >= 0 ? head(0, value) : head(1, -1 - value))
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value])
const text = (value: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
const map = (entries: readonly (readonly [Buffer, Buffer])[]): Buffer => Buffer.concat([head(5, entries.length), ...entries.flat()])

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const url = (data: Buffer): string => data.toString('base64url')

/** Flags of the authenticator's data: a person was present; a key of its own follows. */
const PRESENT = 0x01
const WITH_KEY = 0x40

/** COSE, ES256. */
const coseKey = (key: KeyObject): Buffer => {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return map([
    [whole(1), whole(2)],
    [whole(3), whole(-7)],
    [whole(-1), whole(1)],
    [whole(-2), bytes(Buffer.from(x, 'base64url'))],
    [whole(-3), bytes(Buffer.from(y, 'base64url'))],
  ])
}

/** A security key in software (WebAuthn, ES256, no attestation): what a browser would pass on of one. */
export const createAuthenticator = (origin: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const rpHash = sha256(new URL(origin).hostname)
  let count = 0

  const authData = (flags: number, rest: Buffer = Buffer.alloc(0)): Buffer => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(count)
    return Buffer.concat([rpHash, Buffer.from([flags]), counter, rest])
  }
  const clientData = (type: string, challenge: unknown): Buffer => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const credential = (response: Json): Json => ({ id: url(id), rawId: url(id), type: 'public-key', clientExtensionResults: {}, response })

  return {
    create: ({ challenge }: Json): Json => {
      const length = Buffer.from([0, id.length])
      const data = authData(PRESENT | WITH_KEY, Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)]))
      const attestation = map([
        [text('fmt'), text('none')],
        [text('attStmt'), map([])],
        [text('authData'), bytes(data)],
      ])
      return credential({ clientDataJSON: url(clientData('webauthn.create', challenge)), attestationObject: url(attestation), transports: ['usb'] })
    },
    get: ({ challenge }: Json): Json => {
      count += 1
      const data = authData(PRESENT)
      const client = clientData('webauthn.get', challenge)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return credential({ clientDataJSON: url(client), authenticatorData: url(data), signature: url(signature) })
    },
    /** As a copy of the key would, that hasn't been used as often. */
    rewind: () => void (count = 0),
  }
}
