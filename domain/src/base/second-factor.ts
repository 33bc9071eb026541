/** What a person can show besides the password. Recovery codes are for the day on which the others are lost: they are no factor to begin with. */
export const FACTOR_KINDS = ['totp', 'passkey', 'list'] as const
export type FactorKind = (typeof FACTOR_KINDS)[number]

/** What was typed, or what the browser's passkey has signed. */
export type ShownFactor = { kind: 'totp' | 'list' | 'recovery'; code: string } | { kind: 'passkey'; response: Record<string, unknown> }

/** Asked once per person and device in this time. */
export const DEVICE_HOURS = 12
export const LIST_CODES = 30
export const RECOVERY_CODES = 10
/** More would only hide a stranger's among them. */
export const MAX_FACTORS = 12

/** Codes are typed from paper or a screen, with the IME on, with the blanks and hyphens of their groups. */
export const readFactorCode = (typed: string): string => typed.normalize('NFKC').toLowerCase().replaceAll(/[\s\-‐‑–—−ー]/g, '')
