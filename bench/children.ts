import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseUrls } from '../server/src/app/start-program'
import { serverFolder } from '../server/src/platform/server-folder'
import { driveDelivery } from './delivery'
import { startBareServer } from './bare-server'
import { driveHttp, driveQueries } from './load'

/** What runs in a process of its own, so that no side pays for another's work. */
const TASKS = { bare: startBareServer, http: driveHttp, queries: driveQueries, delivery: driveDelivery }
type Tasks = typeof TASKS
type TaskName = keyof Tasks
type Reply = { result: unknown } | { error: string }

/** The other end: this process does what it is told, one task after the other. */
export const serveTasks = (): void => {
  process.on('message', ({ name, input }: { name: TaskName; input: never }) => {
    const reply = (message: Reply) => void process.send?.(message)
    const task = TASKS[name] as (given: unknown) => Promise<unknown>
    task(input).then(
      (result) => reply({ result }),
      (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
}

const TASK_ROLE = 'task'
export const isTaskProcess = (): boolean => process.argv[2] === TASK_ROLE

export type TaskProcess = { run<N extends TaskName>(name: N, input: Parameters<Tasks[N]>[0]): Promise<Awaited<ReturnType<Tasks[N]>>>; stop(): void }

export const forkTaskProcess = (): TaskProcess => {
  const child = fork(process.argv[1] ?? '', [TASK_ROLE], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  let answer: (reply: Reply) => void = () => undefined
  child.on('message', (reply: Reply) => answer(reply))
  child.on('exit', () => answer({ error: 'its process has ended' }))
  return {
    run: async (name, input) => {
      const replied = new Promise<Reply>((resolve) => {
        answer = resolve
      })
      child.send({ name, input })
      const reply = await replied
      if ('error' in reply) throw new Error(`${name}: ${reply.error}`)
      return reply.result as never
    },
    stop: () => void child.kill(),
  }
}

const freePort = async (): Promise<number> => {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const isAnswering = (port: number, url: string): Promise<boolean> =>
  new Promise((resolve) => {
    http
      .get({ host: '127.0.0.1', port, path: url, agent: false, timeout: 2000 }, (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode === 200))
      })
      .on('error', () => resolve(false))
  })

const START_PATIENCE_MS = 120_000

/** Resolves with the ms it took until the page was there. */
const untilAnswering = async (child: ChildProcess, port: number, url: string): Promise<number> => {
  const began = performance.now()
  while (!(await isAnswering(port, url))) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode} instead of starting`)
    if (performance.now() - began > START_PATIENCE_MS) throw new Error('the program does not start')
    await sleep(10)
  }
  return performance.now() - began
}

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

export type ProgramProcess = { port: number; stop(): Promise<void> }

/** The program as built, with everything it does in use (sign-in, row security, audit, its log); only the limit of requests per minute is off. */
export const spawnProgram = async (urls: DatabaseUrls): Promise<ProgramProcess> => {
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', BASE_URL: '', DATABASE_URL: urls.appUrl, DATABASE_OWNER_URL: '', DATABASE_AUTH_URL: urls.authUrl, DATABASE_DIRECT_URL: urls.directUrl, TASUKI_DEMO: '0', RATE_LIMIT: '0' }
  const child = spawn(process.execPath, [path.join(serverFolder, 'dist/main.js')], { env, stdio: ['ignore', 'ignore', 'ignore'] })
  await untilAnswering(child, port, '/readyz')
  return { port, stop: () => stopChild(child) }
}

/** `npm start` on an installed and built tree, until its first page is there; ms. */
export const timeStart = async (dataDir: string): Promise<number> => {
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', BASE_URL: '', DATA_DIR: dataDir, DATABASE_URL: '', DATABASE_OWNER_URL: '', DATABASE_AUTH_URL: '', DATABASE_DIRECT_URL: '' }
  const child = spawn(process.execPath, [path.join(serverFolder, '../tools/start.mjs')], { env, stdio: 'ignore' })
  try {
    return await untilAnswering(child, port, '/')
  } finally {
    await stopChild(child)
  }
}


/** The demonstration as a newcomer starts it. */
export const spawnDemo = async (dataDir: string): Promise<ProgramProcess> => {
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', BASE_URL: '', DATA_DIR: dataDir, DATABASE_URL: '', DATABASE_OWNER_URL: '', DATABASE_AUTH_URL: '', DATABASE_DIRECT_URL: '', TASUKI_DEMO: '1', RATE_LIMIT: '0' }
  const child = spawn(process.execPath, [path.join(serverFolder, 'dist/main.js')], { env, stdio: 'ignore' })
  await untilAnswering(child, port, '/readyz')
  return { port, stop: () => stopChild(child) }
}
