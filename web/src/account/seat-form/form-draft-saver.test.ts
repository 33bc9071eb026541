import type { SeatFormContent } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createFormDraftSaver } from './form-draft-saver'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const CONTACT = { department: '', phone: '', extension: '', email: '' }
const FORM: SeatFormContent = { kind: 1, hospitalName: '', address: '', representativeTitle: '', representativeName: '', users: [], contact: CONTACT }

type Server = { version: number; content: SeatFormContent; saved: SeatFormContent[]; no?: Error | undefined; held?: Promise<void> }

/** A form, a server that does as it is told, and the saver between them. */
const stage = () => {
  const server: Server = { version: 1, content: FORM, saved: [] }
  const saver = createFormDraftSaver({ version: 1, content: FORM }, {
    save: async ({ version, content }) => {
      await server.held
      if (server.no !== undefined) throw server.no
      if (version !== server.version) throw new Error('version_conflict')
      server.version += 1
      server.content = content
      server.saved.push(content)
      return { version: server.version }
    },
    read: () => Promise.resolve({ version: server.version, content: server.content }),
  })
  const type = (address: string) => saver.edit((now) => ({ ...now, address }))
  return { server, saver, type, pass: () => vi.advanceTimersByTimeAsync(1000) }
}

it('is saved once, a moment after the last keystroke', async () => {
  const { server, saver, type, pass } = stage()
  for (const text of ['大', '大浜', '大浜町']) type(text)
  expect([saver.state().state, server.saved.length]).toEqual(['unsaved', 0])
  await pass()
  expect([saver.state().state, server.saved.map(({ address }) => address)]).toEqual(['saved', ['大浜町']])
})

it('what is typed while it saves is saved after it, on the version that came of it', async () => {
  const { server, saver, type, pass } = stage()
  let release = () => {}
  server.held = new Promise((resolve) => (release = resolve))
  type('大')
  await pass()
  type('大浜')
  expect(saver.state().state).toBe('unsaved')
  const flushed = saver.flush()
  release()
  expect(await flushed).toBe(3)
  expect(server.saved.map(({ address }) => address)).toEqual(['大', '大浜'])
})

it('a change is made in what stands by then: an undo takes nothing back that was typed since', async () => {
  const { server, saver, type, pass } = stage()
  const undo = () => saver.edit((now) => ({ ...now, hospitalName: 'みなと病院' }))
  type('大浜町')
  undo()
  await pass()
  expect(server.saved).toEqual([{ ...FORM, address: '大浜町', hospitalName: 'みなと病院' }])
})

it('what cannot be saved stays, says so, and is saved by the next try', async () => {
  const { server, saver, type, pass } = stage()
  server.no = new Error('offline')
  type('大浜町')
  await pass()
  expect([saver.state().state, saver.state().error, saver.state().content.address]).toEqual(['failed', server.no, '大浜町'])
  expect(await saver.flush()).toBeUndefined()
  server.no = undefined
  expect(await saver.flush()).toBe(2)
  expect([saver.state().state, saver.state().error, server.content.address]).toEqual(['saved', null, '大浜町'])
})

it('saved elsewhere meanwhile: one keeps one’s own or takes the other', async () => {
  const { server, saver, type, pass } = stage()
  Object.assign(server, { version: 5, content: { ...FORM, address: '浜町' } })
  type('大浜町')
  await pass()
  expect(saver.state().state).toBe('failed')
  await saver.keepMine()
  expect([saver.state().state, server.content.address]).toEqual(['saved', '大浜町'])
  Object.assign(server, { version: 9, content: { ...FORM, address: '港町' } })
  type('浜')
  await pass()
  await saver.takeTheirs()
  expect([saver.state().state, saver.state().content.address]).toEqual(['saved', '港町'])
})

it('a form that is thrown away waits for nothing', async () => {
  const { server, saver, type, pass } = stage()
  type('大浜町')
  saver.forget()
  await pass()
  expect([saver.state().state, server.saved]).toEqual(['saved', []])
})
