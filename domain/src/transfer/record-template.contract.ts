import { z } from 'zod'
import { defineCall } from '../base/call'
import { countNumber, instant, uuid } from '../base/id'
import { templateName } from '../talk/message-template.contract'
import { caseRecord } from './case-record'

/** Sections a hospital fills in alike again and again: a whole record, of which what is empty fills in nothing. */
export const recordTemplate = z.strictObject({ id: uuid, name: z.string(), record: caseRecord, version: z.int(), updatedAt: instant, updatedBy: z.string(), /** How often it has filled in a form, when last and by whom. */ used: z.strictObject({ count: z.int(), lastAt: instant.nullable(), lastBy: z.string() }) })
export type RecordTemplate = z.infer<typeof recordTemplate>

const recordTemplatePath = z.strictObject({ templateId: uuid })

export const listRecordTemplatesCall = defineCall({
  method: 'GET',
  path: '/api/v1/record-templates',
  summary: 'The own hospital’s prefilled records',
  output: z.strictObject({ templates: z.array(recordTemplate) }),
  refusals: ['not_signed_in', 'not_permitted'],
})

export const saveRecordTemplateCall = defineCall({
  method: 'POST',
  path: '/api/v1/record-templates',
  summary: 'Keep what stands in a form as a template, without what is one patient’s alone (age, sex, dates, own reference)',
  body: z.strictObject({ name: templateName, record: caseRecord }),
  output: recordTemplate,
  refusals: ['not_permitted', 'personal_name', 'urgent_transfer', 'destination_area_unknown', 'invalid_input', 'too_many_saved'],
})

export const changeRecordTemplateCall = defineCall({
  method: 'PUT',
  path: '/api/v1/record-templates/:templateId',
  summary: 'Give a template another name or other contents; any colleague may, on what stands',
  params: recordTemplatePath,
  body: z.strictObject({ name: templateName, version: countNumber, /** Left out: the contents stay. */ record: caseRecord.optional() }),
  output: recordTemplate,
  refusals: ['not_found', 'not_permitted', 'version_conflict', 'personal_name', 'urgent_transfer', 'destination_area_unknown', 'invalid_input'],
})

export const noteTemplateUseCall = defineCall({
  method: 'POST',
  path: '/api/v1/record-templates/:templateId/uses',
  summary: 'A form was filled in from a template',
  params: recordTemplatePath,
  refusals: ['not_found', 'not_permitted'],
})

export const deleteRecordTemplateCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/record-templates/:templateId',
  summary: 'Delete a template',
  params: recordTemplatePath,
  refusals: ['not_found', 'not_permitted'],
})
