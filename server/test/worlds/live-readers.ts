import http from 'node:http'
import { vi, expect } from 'vitest'

export type Hint = { topic: string; id: string; seq?: number }

/** An open stream, as a browser reads it. */
export type LiveReader = {
  text(): string
  hints(): Hint[]
  /** The place to come back to. */
  lastId(): string
  isOver(): boolean
  close(): void
}

/** Opens the stream and waits until it has said where it stands. */
export const openReader = async (port: number, cookie: string, lastEventId?: string): Promise<LiveReader> => {
  const reader = await new Promise<LiveReader>((resolve, reject) => {
    const headers = { cookie, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) }
    const request = http.get({ host: '127.0.0.1', port, path: '/api/v1/live', headers }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`the stream answers ${response.statusCode}`))
      let text = ''
      let over = false
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('close', () => (over = true))
      response.on('error', () => undefined)
      // A frame still on its way isn't read yet.
      const whole = () => text.slice(0, text.lastIndexOf('\n\n') + 2)
      resolve({
        text: whole,
        hints: () => [...whole().matchAll(/^event: hint\ndata: (\{.*\})$/gm)].map((match) => JSON.parse(match[1] ?? '') as Hint),
        lastId: () => [...whole().matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? '',
        isOver: () => over,
        close: () => void request.destroy(),
      })
    })
    request.on('error', reject)
  })
  await vi.waitFor(() => expect(reader.text()).toContain('heartbeat'), { timeout: 20_000 })
  return reader
}
