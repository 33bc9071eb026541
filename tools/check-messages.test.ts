import path from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { findUnusedMessages } from './check-messages.mjs'

const root = path.resolve(import.meta.dirname, '..')

const LANGUAGE = `
export const defineMessages = <T extends Record<string, string | ((n: never) => string)>>(messages: { ja: T; en: { [K in keyof T]: T[K] extends string ? string : T[K] } }) => messages
export const useMessages = <T>(messages: { ja: T; en: { [K in keyof T]: T[K] extends string ? string : T[K] } }) => messages.en`

const texts = (...names: string[]) => `{ ${names.map((name) => `${name}: '${name}'`).join(', ')} }`
const messages = (...names: string[]) => `import { defineMessages } from './language'\nexport const aMessages = defineMessages({ ja: ${texts(...names)}, en: ${texts(...names)} })`
const page = (body: string) => `import { aMessages } from './a.messages'\nimport { useMessages } from './language'\n${body}`

/** Of the texts of one file those that nothing on a page uses. */
const unusedOf = (names: readonly string[], body: string, besides: Readonly<Record<string, string>> = {}): string[] => {
  const fileOf = (name: string) => path.join(root, 'web/src/ui', name)
  const files = new Map(Object.entries({ 'language.ts': LANGUAGE, 'a.messages.ts': messages(...names), 'page.ts': page(body), ...besides }).map(([name, text]) => [fileOf(name), text]))
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, strict: true, noEmit: true, types: [], noLib: true }
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.readFile = (name) => files.get(name) ?? readFile(name)
  host.getSourceFile = (name, ...rest) => (files.has(name) ? ts.createSourceFile(name, files.get(name) ?? '', ts.ScriptTarget.ES2023, true) : getSourceFile(name, ...rest))
  return findUnusedMessages(ts.createProgram([...files.keys()], options, host)).unused.map(({ name }) => name)
}

it.each([
  ['read by its name', 'const words = useMessages(aMessages); words.kept'],
  ['taken out of the words', 'const { kept: text } = useMessages(aMessages)'],
  ['read of one language', 'aMessages.ja.kept'],
  ['chosen by a value', "declare const state: 'kept' | 'other'; useMessages(aMessages)[state as 'kept']"],
  ['handed on whole', 'const show = (words: typeof aMessages.ja) => words.kept; show(useMessages(aMessages))'],
  ['handed on as what has it', 'const show = (says: { kept: string } | undefined) => says; show(useMessages(aMessages))'],
])('a text is used that is %s', (_, body) => {
  expect(unusedOf(['kept', 'dead'], body)).toEqual(['dead'])
})

it('a key put together is each of those that it may be, and no other; what a cast says doesn’t count', () => {
  const body = "declare const state: 'open' | 'closed'; useMessages(aMessages)[`state_${state as 'open'}`]"
  expect(unusedOf(['state_open', 'state_closed', 'state_gone', 'states'], body)).toEqual(['state_gone', 'states'])
  expect(unusedOf(['state_open', 'word_closed'], 'declare const any: string; useMessages(aMessages)[`state_${any}` as "state_open"]')).toEqual(['word_closed'])
})

it('the same word elsewhere is no use of it, nor is a test’s', () => {
  const test = { 'page.test.ts': page('useMessages(aMessages).dead') }
  expect(unusedOf(['kept', 'dead'], 'const other = { dead: 1 }; other.dead; useMessages(aMessages).kept', test)).toEqual(['dead'])
})
