import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as account from '../account/account.contract'
import * as savedViews from '../account/saved-view/saved-view.contract'
import * as facility from '../facility/facility.contract'
import * as notices from '../notice/notice.contract'
import * as messageTemplates from '../talk/message-template.contract'
import * as talk from '../talk/talk.contract'
import * as cases from './case.contract'
import * as home from './home.contract'
import * as inquiries from './inquiry.contract'
import * as nameReports from './name-report.contract'
import * as recordTemplates from './record-template.contract'
import * as matching from './matching.contract'
import * as paper from './paper.contract'
import { type Call, defineCall } from '../base/call'
import { REFUSAL_KIND, REFUSAL_STATUS } from '../base/refusal'

const calls = [messageTemplates, recordTemplates, account, savedViews, notices, facility, talk, cases, home, inquiries, nameReports, matching, paper].flatMap((contract) =>
  Object.entries(contract).flatMap(([name, value]): [string, Call][] => (name.endsWith('Call') ? [[name, value as unknown as Call]] : [])),
)

type Place = { path: string; schema: z.ZodType }
/** A schema and every schema within it. */
const placesWithin = (schema: unknown, path: string): Place[] => {
  if (!(schema instanceof z.ZodType)) return []
  const def = schema.def as unknown as Record<string, unknown>
  const fields = schema instanceof z.ZodObject ? Object.entries(schema.shape).flatMap(([key, field]) => placesWithin(field, `${path}.${key}`)) : []
  const inner = ['element', 'innerType', 'valueType', 'in', 'out'].flatMap((key) => placesWithin(def[key], `${path}/${key}`))
  const options = Array.isArray(def.options) ? def.options.flatMap((option) => placesWithin(option, `${path}|`)) : []
  return [{ path, schema }, ...fields, ...inner, ...options]
}
const letsUnknownThrough = ({ schema }: Place): boolean => schema instanceof z.ZodObject && !(schema.def.catchall instanceof z.ZodNever)
const isUnbounded = ({ schema }: Place): boolean => schema instanceof z.ZodNumber && [2 ** 31, -(2 ** 31) - 1].some((value) => schema.safeParse(value).success)

describe('every call', () => {
  it('is found here', () => expect(calls.length).toBeGreaterThan(30))
  it.each(calls)('%s is strict in all it takes and gives', (name, call) => {
    expect([call.params, call.query, call.body, call.output].flatMap((schema) => placesWithin(schema, name)).filter(letsUnknownThrough)).toEqual([])
  })
  it.each(calls)('%s takes no number beyond the database’s', (name, call) => {
    expect([call.params, call.query, call.body].flatMap((schema) => placesWithin(schema, name)).filter(isUnbounded)).toEqual([])
  })
  it.each(calls)('%s refuses a field it doesn’t name', (_name, call) => {
    for (const input of [call.params, call.query, call.body]) {
      if (!(input instanceof z.ZodObject)) continue
      for (const text of ['{"hospitalRole": "officer"}', '{"__proto__": {"role": "officer"}}', '{"constructor": {"prototype": {"role": "officer"}}}']) {
        const { error } = input.safeParse(JSON.parse(text))
        expect(error?.issues.map((issue) => issue.code)).toContain('unrecognized_keys')
        expect(({} as { role?: string }).role).toBeUndefined()
      }
    }
  })
  it.each(calls)('%s takes exactly the parameters its path names', (_name, call) => {
    const named = [...call.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1])
    expect(Object.keys(call.params.shape).sort()).toEqual(named.sort())
  })
  it.each(calls)('%s names each refusal once, has a summary, and a body only where HTTP has one', (_name, call) => {
    expect(new Set(call.refusals).size).toBe(call.refusals.length)
    expect(call.summary).not.toBe('')
    if (call.method === 'GET' || call.method === 'DELETE') expect(call.body).toBeInstanceOf(z.ZodUndefined)
  })
  it('has a method and path of its own', () => {
    const places = calls.map(([, call]) => `${call.method} ${call.path.replace(/:[A-Za-z]+/g, ':')}`)
    expect(new Set(places).size).toBe(places.length)
  })
})

describe('defineCall', () => {
  it('takes nothing and gives nothing unless told', () => {
    const call = defineCall({ method: 'POST', path: '/api/v1/nothing', summary: 'Nothing' })
    expect(call.params.safeParse({}).success && call.query.safeParse({}).success && call.body.safeParse(undefined).success && call.output.safeParse(null).success).toBe(true)
    expect(call.query.safeParse({ a: '1' }).success || call.body.safeParse({}).success || call.output.safeParse({}).success).toBe(false)
    expect(call.refusals).toEqual([])
  })
})

describe('refusals', () => {
  it('each code has a kind, each kind a status of an error', () => {
    for (const kind of Object.values(REFUSAL_KIND)) expect(REFUSAL_STATUS[kind]).toBeGreaterThanOrEqual(400)
  })
})
