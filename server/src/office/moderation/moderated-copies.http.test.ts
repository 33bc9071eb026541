import { deleteContentCall } from '@tasuki/domain/office/moderation/moderation.contract'
import { copyCaseCall } from '@tasuki/domain/transfer/case-copy.contract'
import { changeRecordCall, endCaseCall, getCaseCall } from '@tasuki/domain/transfer/case.contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../../test/test-program'
import { addRoles, registerDraft, type Roles, sendTo } from '../../../test/worlds/transfer-world'
import { handOverCasesCommand } from '../../transfer/hand-over-cases'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
})
afterAll(() => world.close())

it('rule 60: what the prefecture deletes goes from the copies made before, and from copies of them; what was typed there anew stays (要綱24条)', async () => {
  const { a, b, p } = roles
  const sent = await sendTo(a, [b], { record: { course: '悪口の経過', history: '悪口の既往' } })
  const copyOf = (caseId: string) => a.ok(copyCaseCall, { params: { caseId }, body: { withSensitive: false } })
  const earlier = await copyOf(sent.id)
  const changed = await a.ok(changeRecordCall, { params: { caseId: sent.id }, body: { version: sent.version, record: { ...sent.record, course: '新しい悪口' } } })
  const copies = [earlier, await copyOf(changed.id), await copyOf(earlier.id)]
  const anew = await copyOf(earlier.id)
  await a.ok(changeRecordCall, { params: { caseId: anew.id }, body: { version: anew.version, record: { ...anew.record, course: '安定している' } } })
  const other = await registerDraft(a, { record: { course: '新しい悪口' } })
  await p.ok(deleteContentCall, { body: { content: { kind: 'record_text', id: sent.id, field: 'course' }, category: 'insult', reason: '要綱の目的に合いません' } })
  const read = (caseId: string) => a.ok(getCaseCall, { params: { caseId } })
  for (const { id } of copies) expect(await read(id)).toMatchObject({ record: { course: '', history: '悪口の既往' }, hiddenFields: { course: expect.stringMatching(/^deleted insult /) } })
  expect(await read(anew.id)).toMatchObject({ record: { course: '安定している' }, hiddenFields: {} })
  // A draft that was written for itself is its hospital's own paper.
  expect(await read(other.id)).toMatchObject({ record: { course: '新しい悪口' }, hiddenFields: {} })
})

it('rule 60: it goes from a copy, too, that was handed over to another hospital of the corporation (rule 81)', async () => {
  const corporation = '医療法人襷会'
  const [from, to] = [await world.addHospital({ name: '移る前', corporation }), await world.addHospital({ name: '移った先', corporation })]
  const [before, after] = [await world.addPerson({ hospitalId: from }), await world.addPerson({ hospitalId: to })]
  const sent = await sendTo(before, [roles.b], { record: { course: '悪口の経過' } })
  const copy = await before.ok(copyCaseCall, { params: { caseId: sent.id }, body: { withSensitive: false } })
  const { version } = await before.ok(getCaseCall, { params: { caseId: sent.id } })
  await before.ok(endCaseCall, { params: { caseId: sent.id }, body: { version, transferDate: null, destinationHospitalId: null, destinationText: '', reason: 'home', note: '' } })
  expect(await world.asSystem((tx) => handOverCasesCommand(tx, { fromHospitalId: from, toHospitalId: to }))).toBe(1)
  await roles.p.ok(deleteContentCall, { body: { content: { kind: 'record_text', id: sent.id, field: 'course' }, category: 'insult', reason: '要綱の目的に合いません' } })
  expect(await after.ok(getCaseCall, { params: { caseId: copy.id } })).toMatchObject({ record: { course: '' }, hiddenFields: { course: expect.stringMatching(/^deleted insult /) } })
})
