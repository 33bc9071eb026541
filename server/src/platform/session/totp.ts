import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30
/** A step before and after: clocks of authenticator devices drift. */
const WINDOW = 1
const SECRET_BYTES = 20

const totpOf = (secret: string, of: { issuer: string; label: string }): TOTP =>
  // What every authenticator app knows: SHA-1, six digits, 30 seconds (RFC 6238).
  new TOTP({ ...of, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS, secret: Secret.fromBase32(secret) })

export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** What a QR code carries: `otpauth://totp/…`. */
export const totpAddress = (secret: string, of: { issuer: string; label: string }): string => totpOf(secret, of).toString()

/** The step that the code belongs to; undefined for a wrong one. Whether the step was used before is the caller's to know. */
export const stepOfTotp = (secret: string, code: string, now: Date): number | undefined => {
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = totpOf(secret, { issuer: '', label: '' }).validate({ token: code, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta
}
