import { z } from 'zod'
import { defineCall } from '../base/call'
import { countNumber, instant, uuid } from '../base/id'
import { lineUpTo, longText } from '../base/text'

/** Where it is offered: the first message of an inquiry, or the talk. */
const templatePurpose = z.enum(['inquiry', 'talk'])
export type TemplatePurpose = z.infer<typeof templatePurpose>

export const messageTemplate = z.strictObject({ id: uuid, purpose: templatePurpose, name: z.string(), body: z.string(), version: z.int(), updatedAt: instant, updatedBy: z.string() })
export type MessageTemplate = z.infer<typeof messageTemplate>

export const templateName = lineUpTo(60).refine((name) => name.trim() !== '')
const given = { purpose: templatePurpose, name: templateName, body: longText.refine((body) => body.trim() !== '') }
const templatePath = z.strictObject({ templateId: uuid })
/** More than anybody finds his way in. */
export const MAX_TEMPLATES = 50

export const listMessageTemplatesCall = defineCall({
  method: 'GET',
  path: '/api/v1/message-templates',
  summary: 'The own hospital’s templates for first messages and for the talk',
  output: z.strictObject({ templates: z.array(messageTemplate) }),
  refusals: ['not_signed_in', 'not_permitted'],
})

export const saveMessageTemplateCall = defineCall({
  method: 'POST',
  path: '/api/v1/message-templates',
  summary: 'Keep a template; its placeholders are a closed list without any name',
  body: z.strictObject(given),
  output: messageTemplate,
  refusals: ['not_permitted', 'personal_name', 'invalid_input', 'too_many_saved'],
})

export const changeMessageTemplateCall = defineCall({
  method: 'PUT',
  path: '/api/v1/message-templates/:templateId',
  summary: 'Change a template; any colleague may',
  params: templatePath,
  body: z.strictObject({ ...given, version: countNumber }),
  output: messageTemplate,
  refusals: ['not_found', 'not_permitted', 'version_conflict', 'personal_name', 'invalid_input'],
})

export const deleteMessageTemplateCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/message-templates/:templateId',
  summary: 'Delete a template',
  params: templatePath,
  refusals: ['not_found', 'not_permitted'],
})
