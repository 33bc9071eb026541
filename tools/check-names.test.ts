import { describe, expect, it } from 'vitest'
import { findNameProblems } from './check-names.mjs'

const problemsOf = (file: string, text = '') => findNameProblems([{ file, text }])

describe('names of files', () => {
  it.each(['server/src/talk/talk.store.ts', 'server/src/transfer/confirm-candidate.ts', 'web/src/ui/DataTable.tsx', 'server/src/talk/talk.store.db.test.ts'])(
    '%s is a good name',
    (file) => expect(problemsOf(file)).toEqual([]),
  )

  it.each([
    ['server/src/talk/talk.service.ts', 'role'],
    ['server/src/talk/index.ts', 'barrel'],
    ['web/src/talk/text-utils.ts', 'purpose'],
    ['web/src/common/text.ts', 'purpose'],
    ['web/src/chat/text.ts', 'folder'],
  ])('%s is refused: %s', (file, reason) => expect(problemsOf(file).join()).toContain(reason))
})

describe('exported names', () => {
  const twice = (text: string) =>
    findNameProblems([
      { file: 'domain/src/talk/one.ts', text },
      { file: 'server/src/talk/two.ts', text },
    ])

  it.each(['export const openRoom = 1', 'export type Room = 1', 'const { a: openRoom } = x\nexport { openRoom }', 'export const { openRoom } = x', 'export function openRoom() {}'])(
    'are unique: %s',
    (text) => expect(twice(text)).toHaveLength(1),
  )

  it.each(['export const Route = 1', 'export default 1', 'const openRoom = 1'])('may repeat: %s', (text) => expect(twice(text)).toEqual([]))

  it('a schema and its type share one name in one file', () => {
    expect(problemsOf('domain/src/talk/one.ts', 'export const Room = 1\nexport type Room = number')).toEqual([])
  })

  it('are not handed on', () => expect(problemsOf('web/src/talk/one.ts', "export * from './two'")).toHaveLength(1))
})

describe('what the conventions forbid', () => {
  it.each(['const now = Date.now()', 'const now = new Date()', 'const dice = Math.random()'])('the domain does not ask the system: %s', (text) => {
    expect(problemsOf('domain/src/talk/one.ts', text)).toHaveLength(1)
    expect(problemsOf('server/src/talk/one.ts', text)).toEqual([])
  })

  it('a given instant may be read', () => expect(problemsOf('domain/src/talk/one.ts', 'const at = new Date(iso)')).toEqual([]))

  it.each(['// @ts-ignore', '/* oxlint-disable */', '// @ts-expect-error'])('no check is suppressed: %s', (text) => {
    expect(problemsOf('web/src/talk/one.ts', text)).toHaveLength(1)
  })

  it('a test may expect an error of types', () => expect(problemsOf('web/src/talk/one.test.ts', '// @ts-expect-error no access')).toEqual([]))
})
