import { checkPushCall, getPushKeyCall, subscribePushCall, unsubscribePushCall } from '@tasuki/domain/notice/notice.contract'
import { request } from '../platform/api-client'

const WORKER = '/notice-worker.js'

export type PushState = 'unsupported' | 'denied' | 'off' | 'on'

const isSupported = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const findSubscription = async (): Promise<PushSubscription | null> => {
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  return (await registration?.pushManager.getSubscription()) ?? null
}

const isMine = async (subscription: PushSubscription): Promise<boolean> => (await request(checkPushCall, { body: { endpoint: subscription.endpoint } })).mine

export const readPushState = async (): Promise<PushState> => {
  if (!isSupported()) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const subscription = await findSubscription()
  return subscription !== null && (await isMine(subscription)) ? 'on' : 'off'
}

/** A subscription of somebody who was signed in here before ends when the next person's page opens. */
export const endForeignPush = async (): Promise<void> => {
  try {
    const subscription = isSupported() ? await findSubscription() : null
    if (subscription !== null && !(await isMine(subscription))) await subscription.unsubscribe()
  } catch {
    // Offline: asked again by the next page.
  }
}

const keyOf = (key: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Asks the person, then the browser's push service; throws where that can't be reached. */
export const startPush = async (): Promise<PushState> => {
  if (!isSupported()) return 'unsupported'
  if ((await Notification.requestPermission()) !== 'granted') return Notification.permission === 'denied' ? 'denied' : 'off'
  await navigator.serviceWorker.register(WORKER)
  const registration = await navigator.serviceWorker.ready
  const { publicKey } = await request(getPushKeyCall, {})
  const known = await registration.pushManager.getSubscription()
  if (known !== null && keyOf(known.options.applicationServerKey) !== publicKey) await known.unsubscribe()
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const expiresAt = subscription.expirationTime === null ? null : new Date(subscription.expirationTime).toISOString()
  await request(subscribePushCall, { body: { endpoint: subscription.endpoint, keys: { p256dh: keyOf(subscription.getKey('p256dh')), auth: keyOf(subscription.getKey('auth')) }, expiresAt } })
  return 'on'
}

export const stopPush = async (): Promise<PushState> => {
  const subscription = isSupported() ? await findSubscription() : null
  if (subscription !== null) {
    await request(unsubscribePushCall, { body: { endpoint: subscription.endpoint } })
    await subscription.unsubscribe()
  }
  return 'off'
}
