import path from 'node:path'
import { createInterface } from 'node:readline'
import { evaluateNames } from './evaluate-names'
import { readDetector } from './read-assets'
import { trainNames } from './train-names'

/** The bundle lies in `.cache/names`. */
const root = path.resolve(import.meta.dirname, '../..')
const folder = path.join(root, 'tools/names')
const assets = path.join(root, 'domain/assets')
const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** Lines `{"id","text"}` in, lines `{"id","spans","ask","staff","other"}` out, offsets in code points. */
const detectLines = async (): Promise<void> => {
  const detect = readDetector(assets)
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const { id, text } = JSON.parse(line) as { id: string; text: string }
    const { block, ...rest } = detect(text)
    process.stdout.write(`${JSON.stringify({ id, spans: block, ...rest })}\n`)
  }
}

const [command, file] = process.argv.slice(2)
if (command === 'train') await trainNames(folder, assets, say)
else if (command === 'detect') await detectLines()
else if (command === 'eval' && file !== undefined) for (const line of evaluateNames(file, readDetector(assets), process.argv.includes('--show')).lines) process.stdout.write(`${line}\n`)
else say('names train | detect < IN.jsonl > OUT.jsonl | eval GOLD.jsonl [--show]')
