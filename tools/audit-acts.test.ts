import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { auditActText } from '../web/src/office/audit/audit-act-text'

const read = (file: string) => readFileSync(path.join(import.meta.dirname, '..', file), 'utf8')

/** Every act that a line of the server names, and the kinds of a case's events, which are acts of the same name. */
const acts = (): string[] => {
  const files = readdirSync(path.join(import.meta.dirname, '..', 'server', 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
  const named = files.flatMap((file) =>
    read(`server/src/${file}`)
      .split('\n')
      .filter((line) => /\bact:/.test(line))
      .flatMap((line) => [...line.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, act]) => act ?? '')),
  )
  const kinds = /const KINDS = \[([^\]]*)\]/.exec(read('domain/src/transfer/case-event-text.ts'))?.[1]?.match(/[a-z_]+/g) ?? []
  // Made of a decision or a kind, and not written out anywhere.
  const made = ['name.restored', 'name.removed', 'name_release.released', 'name_release.dismissed', ...['message_template', 'record_template'].flatMap((of) => ['saved', 'changed', 'deleted'].map((act) => `${of}.${act}`))]
  return [...new Set([...named, ...made, ...kinds.map((kind) => `case.${kind}`)])]
}

it('every act of the audit trail has Japanese words', () => {
  const all = acts()
  expect(all.length).toBeGreaterThan(60)
  expect(all.filter((act) => /[a-z]/i.test(auditActText(act, 'ja').replaceAll(/ID|CSV/g, '')))).toEqual([])
})
