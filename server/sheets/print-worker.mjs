// Sets sheets in a thread of its own: half a second of typesetting must not keep the server from answering. Plain
// JavaScript, because the program starts it from its source as well as from the bundle.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import * as fontkit from 'fontkit'

/** @typedef {{ id: number, template: string, data: unknown }} Order */

const { resolve } = createRequire(import.meta.url)
const fonts = ['400Regular/BIZUDPGothic_400Regular.ttf', '700Bold/BIZUDPGothic_700Bold.ttf'].map((file) => readFileSync(resolve(`@expo-google-fonts/biz-udpgothic/${file}`)))

/** @type {string} */
const folder = workerData.folder
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] })

/** Regular and bold have the same letters. */
const letters = new Set(/** @type {import('fontkit').Font} */ (fontkit.create(/** @type {Buffer} */ (fonts[0]))).characterSet)
/** What our fonts don't have stands as 〓, the printers' sign for it: a sheet looks the same wherever it is printed. */
const MISSING = '〓'
/** Chooses among drawings of one letter, or joins letters: nothing by itself. */
const UNSEEN = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/**
 * @param {string} text
 */
const printable = (text) => text.replaceAll(UNSEEN, '').replaceAll(/[^\n -~]/gu, (sign) => (letters.has(/** @type {number} */ (sign.codePointAt(0))) ? sign : sign === '\t' ? ' ' : MISSING))

/**
 * Texts reach the template as data, never as its source: nothing typed in a form is read as a command.
 *
 * @param {unknown} data
 */
const asInput = (data) => JSON.stringify(data, (_key, value) => (typeof value === 'string' ? printable(value) : value))

/**
 * @param {Order} order
 */
const print = ({ template, data }) => {
  const compiled = compiler.compile({ mainFilePath: path.join(folder, `${template}.typ`), inputs: { data: asInput(data) } })
  if (compiled.result === null || compiled.hasError()) {
    // Where, not what: a message may quote what stands in the data.
    const [first] = /** @type {{ range?: object }[]} */ (compiled.takeDiagnostics()?.shortDiagnostics ?? [])
    throw new Error(`the sheet ${template} can't be set, at ${JSON.stringify(first?.range ?? 'an unknown place')}`)
  }
  const pdf = compiler.pdf(compiled.result)
  // Nothing of one sheet is kept for the next.
  compiler.evictCache(0)
  return pdf
}

parentPort?.on('message', (/** @type {Order} */ order) => {
  try {
    parentPort?.postMessage({ id: order.id, pdf: print(order) })
  } catch (error) {
    parentPort?.postMessage({ id: order.id, fault: error instanceof Error ? error.message : 'unknown' })
  }
})
