import http from 'node:http'
import pg from 'pg'

export type LoadRequest = { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }
export type Load = { port: number; requests: readonly LoadRequest[]; seconds: number }
export type LoadResult = { perSecond: number; p95: number }
type QueryLoad = { url: string; statement: string; values: readonly unknown[][]; seconds: number }

const CONNECTIONS = 16

/** Answers are read to their end; anything but 200 ends the bench. */
export const ask = (agent: http.Agent, port: number, of: LoadRequest): Promise<string> =>
  new Promise((resolve, reject) => {
    const body = of.body === undefined ? undefined : Buffer.from(of.body)
    const headers = { ...of.headers, ...(body && { 'content-type': 'application/json', 'content-length': String(body.length) }) }
    const request = http.request({ host: '127.0.0.1', port, path: of.path, method: of.method, agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode === 200) resolve(text)
        else reject(new Error(`${of.method} ${of.path}: ${response.statusCode} ${text.slice(0, 300)}`))
      })
    })
    request.on('error', reject)
    request.end(body)
  })

/** As many at once as there are connections, each beginning its next when its last has been answered. */
const drive = async (seconds: number, once: (n: number) => Promise<unknown>): Promise<LoadResult> => {
  const took: number[] = []
  const began = performance.now()
  const until = began + seconds * 1000
  let n = 0
  const worker = async () => {
    while (performance.now() < until) {
      const at = performance.now()
      await once(n++)
      took.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  const spent = (performance.now() - began) / 1000
  const sorted = took.sort((a, b) => a - b)
  return { perSecond: took.length / spent, p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN }
}

export const driveHttp = async ({ port, requests, seconds }: Load): Promise<LoadResult> => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  try {
    return await drive(seconds, (n) => ask(agent, port, requests[n % requests.length] as LoadRequest))
  } finally {
    agent.destroy()
  }
}

/** The statement alone, prepared, on as many connections: what PostgreSQL itself gives. */
export const driveQueries = async ({ url, statement, values, seconds }: QueryLoad): Promise<LoadResult> => {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS })
  try {
    return await drive(seconds, (n) => pool.query({ name: 'load', text: statement, values: values[n % values.length] ?? [] }))
  } finally {
    await pool.end()
  }
}
