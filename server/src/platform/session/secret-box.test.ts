import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openSecretBox, secretBox } from './secret-box'

const folder = mkdtempSync(path.join(tmpdir(), 'tasuki-key-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('opens what it sealed, for the same purpose only and unaltered', () => {
  const box = secretBox(randomBytes(32))
  const sealed = box.seal('JBSWY3DPEHPK3PXP', 'totp a')
  expect(sealed.includes('JBSWY3DPEHPK3PXP')).toBe(false)
  expect(box.open(sealed, 'totp a')).toBe('JBSWY3DPEHPK3PXP')
  expect(() => box.open(sealed, 'totp b')).toThrow()
  expect(() => secretBox(randomBytes(32)).open(sealed, 'totp a')).toThrow()
  sealed[20] = (sealed[20] ?? 0) ^ 1
  expect(() => box.open(sealed, 'totp a')).toThrow()
})

it('keeps its key in a file of its own, which nobody else may read', () => {
  const first = openSecretBox({ dataDir: folder, secretKey: undefined })
  expect(openSecretBox({ dataDir: folder, secretKey: undefined }).fingerprint).toBe(first.fingerprint)
  expect(statSync(path.join(folder, 'secret.key')).mode & 0o077).toBe(0)
  writeFileSync(path.join(folder, 'secret.key'), 'short')
  expect(() => openSecretBox({ dataDir: folder, secretKey: undefined })).toThrow('secret.key')
})

it('takes the key that the operator gives, or says what is wrong with it', () => {
  const secretKey = randomBytes(32).toString('base64')
  expect(openSecretBox({ dataDir: '/nonexistent', secretKey }).hash('1')).toBe(openSecretBox({ dataDir: '/nonexistent', secretKey }).hash('1'))
  expect(() => openSecretBox({ dataDir: '/nonexistent', secretKey: 'YQ==' })).toThrow('SECRET_KEY')
})
