import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A proxy as hospitals have them: it passes on an endless answer's head and keeps what follows until it is told otherwise. */
export type BufferingProxy = {
  url: string
  /** How many answers it holds back just now. */
  heldStreams(): number
  /** How often a stream was asked for. */
  streamsAsked(): number
  /** Lets through what it holds and, from now on, everything as it comes. */
  passOn(): void
  close(): Promise<void>
}

const isStream = (answer: http.IncomingMessage): boolean => answer.headers['content-type']?.startsWith('text/event-stream') === true

export const startBufferingProxy = async (target: string): Promise<BufferingProxy> => {
  const to = new URL(target)
  let buffers = true
  let asked = 0
  const held = new Set<{ open(): void }>()
  const sockets = new Set<Socket>()
  const server = http.createServer((request, response) => {
    const { host: _host, origin, ...headers } = request.headers
    const onward = http.request(
      { host: to.hostname, port: to.port, method: request.method, path: request.url, headers: { ...headers, host: to.host, ...(origin === undefined ? {} : { origin: to.origin }) } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        if (!isStream(answer)) return void answer.pipe(response)
        asked += 1
        response.flushHeaders()
        const kept: Buffer[] = []
        const stream = { open: () => kept.splice(0).forEach((chunk) => response.write(chunk)) }
        if (buffers) held.add(stream)
        answer.on('data', (chunk: Buffer) => (held.has(stream) ? kept.push(chunk) : response.write(chunk)))
        answer.on('end', () => response.end())
        answer.on('error', () => response.destroy())
        response.on('close', () => {
          held.delete(stream)
          onward.destroy()
        })
      },
    )
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    heldStreams: () => held.size,
    streamsAsked: () => asked,
    passOn: () => {
      buffers = false
      const streams = [...held]
      held.clear()
      for (const stream of streams) stream.open()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
