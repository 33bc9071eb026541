import { runCli } from './run-cli'

const line = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text}\n`)

process.exitCode = await runCli(process.argv.slice(2), { env: process.env, out: line(process.stdout), err: line(process.stderr), clock: () => new Date() })
