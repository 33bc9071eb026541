import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Where the server may call on a person's word: rules that a test replaces for its own server. */
export type PushRules = {
  allowsEndpoint(url: URL): boolean
  allowsAddress(address: string): boolean
}

const UNROUTED_4: readonly [string, number][] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
]
/** Of global unicast (2000::/3): documentation, and tunnels that carry an IPv4 address. */
const UNROUTED_6: readonly [string, number][] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]]

const unrouted4 = new BlockList()
for (const [net, bits] of UNROUTED_4) unrouted4.addSubnet(net, bits, 'ipv4')
const unrouted6 = new BlockList()
for (const [net, bits] of UNROUTED_6) unrouted6.addSubnet(net, bits, 'ipv6')
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address belongs to the open internet: none of this machine, of the hospital's network, of a cloud's inside. */
export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 4) return !unrouted4.check(address, 'ipv4')
  return isIP(address) === 6 && global6.check(address, 'ipv6') && !unrouted6.check(address, 'ipv6')
}

const INSIDE = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|test|invalid|example|arpa)\.?$/i

/** https on its own port, to a named host of the open internet. What the name resolves to is looked at when it is called. */
const isPublicEndpoint = (url: URL): boolean =>
  url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '' && isIP(url.hostname.replaceAll(/[[\]]/g, '')) === 0 && url.hostname.includes('.') && !INSIDE.test(url.hostname)

export const PUBLIC_PUSH: PushRules = { allowsEndpoint: isPublicEndpoint, allowsAddress: isPublicAddress }

/** Resolves a name and refuses it if any of its addresses is inside: asked at the connection itself, a name can't change in between. */
export const guardedLookup =
  (rules: PushRules): LookupFunction =>
  (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0)
      const [first] = addresses
      if (first === undefined || !addresses.every(({ address }) => rules.allowsAddress(address))) return done(Object.assign(new Error('not a public host'), { code: 'EPUSHHOST' }), '', 0)
      if (options.all === true) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
