import https from 'node:https'
import webPush from 'web-push'
import { guardedLookup, PUBLIC_PUSH, type PushRules } from './push-endpoint'
import type { PushKey, PushTarget } from './push-subscriptions'

/** What the browser shows; encrypted for it alone. Never anything of a case. */
export type PushText = { title: string; body: string; path: string; tag: string }

/** `gone`: the browser has unsubscribed, or never was ours; `later`: the push service had trouble. */
export type PushOutcome = 'sent' | 'gone' | 'later'

export type PushSender = (key: PushKey, target: PushTarget, text: PushText) => Promise<PushOutcome>

const TIMEOUT_MS = 10_000
const LIFE_SECONDS = 6 * 3600
const GONE = new Set([400, 401, 403, 404, 410, 413])

const requestOf = (key: PushKey, target: PushTarget, { text, contact }: { text: PushText; contact: string }) =>
  webPush.generateRequestDetails({ endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } }, JSON.stringify(text), {
    vapidDetails: { subject: contact, publicKey: key.publicKey, privateKey: key.privateKey },
    TTL: LIFE_SECONDS,
    urgency: 'high',
    contentEncoding: 'aes128gcm',
  })

/**
 * Web Push to a browser's push service. The address comes from the browser: rules say where the server may call, once
 * for the address and once for what its name resolves to; no redirect is followed and no answer's body is read.
 */
export const createPushSender = (options: { contact: string; rules?: PushRules; ca?: string }): PushSender => {
  const rules = options.rules ?? PUBLIC_PUSH
  const agent = new https.Agent({ keepAlive: false, maxSockets: 8, lookup: guardedLookup(rules), ...(options.ca !== undefined && { ca: options.ca }) })
  return async (key, target, text) => {
    const url = URL.canParse(target.endpoint) ? new URL(target.endpoint) : undefined
    if (url === undefined || !rules.allowsEndpoint(url)) return 'gone'
    let details: ReturnType<typeof requestOf>
    try {
      details = requestOf(key, target, { text, contact: options.contact })
    } catch {
      // Keys that no browser makes.
      return 'gone'
    }
    return new Promise((resolve) => {
      const request = https.request(url, { method: 'POST', headers: details.headers, agent, timeout: TIMEOUT_MS, signal: AbortSignal.timeout(TIMEOUT_MS) }, (response) => {
        const status = response.statusCode ?? 0
        response.destroy()
        resolve(status >= 200 && status < 300 ? 'sent' : GONE.has(status) ? 'gone' : 'later')
      })
      request.on('timeout', () => request.destroy())
      request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EPUSHHOST' ? 'gone' : 'later'))
      request.end(details.body)
    })
  }
}
