import http from 'node:http'
import { WebSocket } from 'ws'
import { ask, type LoadRequest } from './load'

export type Delivery = {
  port: number
  /** What each listener sends to be let in. */
  listeners: readonly { kind: 'events' | 'socket'; path: string; headers: Record<string, string> }[]
  post: LoadRequest
  roomId: string
  messages: number
}

type Listener = { close(): void }

/** Told at every line of the room that arrives. */
type Heard = () => void

const LINE_PAUSE_MS = 15
const PATIENCE_MS = 10_000

const openEvents = (of: Delivery, at: number, heard: Heard): Promise<Listener> =>
  new Promise((resolve, reject) => {
    const listener = of.listeners[at]
    const request = http.get({ host: '127.0.0.1', port: of.port, path: listener?.path, agent: false, headers: { ...listener?.headers } }, (response) => {
      let pending = ''
      let open = false
      if (response.statusCode !== 200) return reject(new Error(`a stream was refused: ${response.statusCode}`))
      response.setEncoding('utf8')
      response.on('error', () => undefined)
      response.on('data', (chunk: string) => {
        const frames = (pending + chunk).split('\n\n')
        pending = frames.pop() ?? ''
        for (const frame of frames) if (frame.includes('event: hint') && frame.includes(of.roomId)) heard()
        if (!open && frames.some((frame) => frame.includes('event: heartbeat'))) {
          open = true
          resolve({ close: () => request.destroy() })
        }
      })
    })
    request.on('error', reject)
  })

const openSocket = (of: Delivery, at: number, heard: Heard): Promise<Listener> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${of.port}${of.listeners[at]?.path ?? '/'}`, { headers: { ...of.listeners[at]?.headers }, perMessageDeflate: false })
    socket.on('open', () => resolve({ close: () => socket.terminate() }))
    socket.on('message', (data: Buffer) => void (data.includes(of.roomId) && heard()))
    socket.on('error', reject)
  })

/** From the beginning of each POST until the last listener has heard of it, in ms; the next begins when all have. */
export const driveDelivery = async (of: Delivery): Promise<number[]> => {
  let missing = 0
  let allHeard: () => void = () => undefined
  const heard = () => {
    missing -= 1
    if (missing === 0) allHeard()
  }
  const listeners = await Promise.all(of.listeners.map(({ kind }, at) => (kind === 'events' ? openEvents : openSocket)(of, at, heard)))
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const say = async (key: string): Promise<number> => {
    missing = listeners.length
    const delivered = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${missing} listeners have not heard of a message`)), PATIENCE_MS)
      allHeard = () => {
        clearTimeout(late)
        resolve()
      }
    })
    const began = performance.now()
    const arrived = delivered.then(() => performance.now() - began)
    await ask(agent, of.port, { ...of.post, headers: { ...of.post.headers, 'idempotency-key': key } })
    const took = await arrived
    await new Promise((resolve) => setTimeout(resolve, LINE_PAUSE_MS))
    return took
  }
  try {
    const took: number[] = []
    for (let n = 0; n < of.messages + 5; n++) took.push(await say(`${process.pid}-${Math.round(performance.now() * 1000)}`))
    return took.slice(5)
  } finally {
    for (const listener of listeners) listener.close()
    agent.destroy()
  }
}
