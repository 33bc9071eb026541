import { runCli } from './run-cli'

/** Whoever reads our output may stop reading (`| head`): the command still ends in order. */
const line = (stream: NodeJS.WriteStream) => {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return (text: string) => void stream.write(`${text}\n`)
}

process.exitCode = await runCli(process.argv.slice(2), { env: process.env, out: line(process.stdout), err: line(process.stderr), clock: () => new Date() })
