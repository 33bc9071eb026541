import { asMember } from '@tasuki/domain/account/account.policy'
import { MAX_TEMPLATES, type MessageTemplate, type TemplatePurpose } from '@tasuki/domain/talk/message-template.contract'
import { unknownPlaceholders } from '@tasuki/domain/talk/message-template.rules'
import { nameOfActor } from '../account/name-of-actor'
import { refuseNames } from '../names/refuse-names'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { findMessageTemplate, insertMessageTemplate, lockMessageTemplate, type MessageTemplateRow, removeMessageTemplate, selectMessageTemplates, updateMessageTemplate } from './message-template.store'

type Given = { purpose: TemplatePurpose; name: string; body: string }

const viewOf = (row: MessageTemplateRow): MessageTemplate => ({
  id: row.id,
  purpose: row.purpose as TemplatePurpose,
  name: row.name,
  body: row.body,
  version: row.version,
  updatedAt: row.updated_at.toISOString(),
  updatedBy: row.updated_by,
})

/** No name in it, and no placeholder that somebody would have to fill in by hand with one (要綱6条1号). */
const checkTemplate = async (tx: Transaction, { name, body }: Given, standing?: Pick<Given, 'name' | 'body'>): Promise<void> => {
  await refuseNames(tx, { name, body }, standing && { standing: { name: standing.name, body: standing.body } })
  if (unknownPlaceholders(body).length > 0) refuse('invalid_input', { fields: ['body'] })
}

const written = async (tx: Transaction, act: string, id: string): Promise<void> => audit(tx, { act: `message_template.${act}`, subjectKind: 'message_template', subjectId: id })

export const listMessageTemplates = async (tx: Transaction): Promise<MessageTemplate[]> => (await selectMessageTemplates(tx)).map(viewOf)

export const getMessageTemplate = async (tx: Transaction, id: string): Promise<MessageTemplate> => viewOf((await findMessageTemplate(tx, id)) ?? refuse('not_found'))

export const saveMessageTemplateCommand = async (tx: Transaction, given: Given): Promise<string> => {
  const { hospitalId } = orRefuse(asMember(tx.actor))
  await checkTemplate(tx, given)
  if ((await selectMessageTemplates(tx)).length >= MAX_TEMPLATES) refuse('too_many_saved', { most: MAX_TEMPLATES })
  const row = await insertMessageTemplate(tx, { hospital_id: hospitalId, ...given, name: given.name.trim(), updated_by: await nameOfActor(tx) })
  await written(tx, 'saved', row.id)
  return row.id
}

export const changeMessageTemplateCommand = async (tx: Transaction, to: Given & { templateId: string; version: number }): Promise<void> => {
  const { templateId, version, ...given } = to
  const standing = (await lockMessageTemplate(tx, templateId)) ?? refuse('not_found')
  if (standing.version !== version) refuse('version_conflict', { version: standing.version })
  await checkTemplate(tx, given, standing)
  const row = await updateMessageTemplate(tx, standing, { ...given, name: given.name.trim(), updated_by: await nameOfActor(tx) })
  await written(tx, 'changed', row.id)
}

export const deleteMessageTemplateCommand = async (tx: Transaction, templateId: string): Promise<void> => {
  if ((await lockMessageTemplate(tx, templateId)) === undefined) refuse('not_found')
  await removeMessageTemplate(tx, templateId)
  await written(tx, 'deleted', templateId)
}
