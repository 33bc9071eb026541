import { expect, it } from 'vitest'
import { guardedLookup, isPublicAddress, PUBLIC_PUSH } from './push-endpoint'

it.each(['8.8.8.8', '142.250.1.1', '2404:6800:4004::200a', '172.32.0.1', '100.128.0.1'])('%s is of the open internet', (address) => expect(isPublicAddress(address)).toBe(true))

it.each([
  '127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1',
  '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::', '2001:db8::1', '2001:0:a00::1', 'ff02::1', 'localhost', '',
])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))

it.each(['https://fcm.googleapis.com/fcm/send/x', 'https://updates.push.services.mozilla.com/wpush/v2/x', 'https://web.push.apple.com/Q'])('%s may be called', (url) => expect(PUBLIC_PUSH.allowsEndpoint(new URL(url))).toBe(true))

it.each([
  'http://fcm.googleapis.com/x', 'https://fcm.googleapis.com:8443/x', 'https://user:pw@fcm.googleapis.com/x', 'https://127.0.0.1/x', 'https://2130706433/x', 'https://0x7f.1/x', 'https://[::1]/x',
  'https://[::ffff:7f00:1]/x', 'https://localhost/x', 'https://db/x', 'https://db.internal/x', 'https://printer.local/x', 'https://metadata.google.internal/x', 'https://a.localhost./x',
])('%s may not', (url) => expect(PUBLIC_PUSH.allowsEndpoint(new URL(url))).toBe(false))

it('a name that leads inside is refused when it is called', async () => {
  const looked = await new Promise<unknown>((resolve) => guardedLookup(PUBLIC_PUSH)('localhost', { all: true }, (error) => resolve(error?.message)))
  expect(looked).toBe('not a public host')
})
