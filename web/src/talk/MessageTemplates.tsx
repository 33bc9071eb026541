import { NativeSelect } from '@mantine/core'
import type { MessageTemplate, TemplatePurpose } from '@tasuki/domain/talk/message-template.contract'
import { TEMPLATE_PLACEHOLDERS, unknownPlaceholders } from '@tasuki/domain/talk/message-template.rules'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CheckedArea, CheckedField } from '../names/CheckedText'
import { ApiRefusal } from '../platform/api-problem'
import { ProblemPanel, useProblemText } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { FormGate } from '../ui/form-gate'
import { FormStack } from '../ui/FormStack'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { Section } from '../ui/Page'
import { SkeletonRows } from '../ui/SkeletonRows'
import { messageTemplateMessages } from './message-template.messages'
import { messageTemplatesQuery, useChangeMessageTemplate, useDeleteMessageTemplate, useSaveMessageTemplate } from './message-template.queries'
import classes from './MessageTemplates.module.css'

/** The hospital's message templates: read, made, changed, deleted with undo. */
export const MessageTemplates = () => {
  const words = useMessages(messageTemplateMessages)
  const { data, error, refetch } = useQuery(messageTemplatesQuery)
  const [editing, setEditing] = useState<MessageTemplate | 'new'>()
  const text = useProblemText()
  const remove = useDeleteMessageTemplate()
  const again = useSaveMessageTemplate()
  const say = (problem: unknown) => notify({ text: text(problem).what })
  const drop = ({ id, purpose, name, body }: MessageTemplate) =>
    remove.mutate({ params: { templateId: id } }, { onSuccess: () => notify({ text: words.removed(name), undo: () => again.mutate({ body: { purpose, name, body } }, { onError: say }) }), onError: say })
  return (
    <Section title={words.title} actions={editing === undefined ? <ActionButton onAct={() => setEditing('new')}>{words.add}</ActionButton> : undefined}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {editing === 'new' ? <TemplateForm onDone={() => setEditing(undefined)} /> : null}
      {data === undefined && error === null ? <SkeletonRows rows={3} columns={2} /> : null}
      {data?.templates.length === 0 && editing === undefined ? <p className={classes.soft}>{words.none}</p> : null}
      <ul className={classes.list}>
        {data?.templates.map((template) =>
          editing !== 'new' && editing?.id === template.id ? (
            <li key={template.id} className={classes.item}>
              <TemplateForm of={template} onDone={() => setEditing(undefined)} />
            </li>
          ) : (
            <li key={template.id} className={classes.item}>
              <div className={classes.head}>
                <strong>{template.name}</strong>
                <span className={classes.soft}>{words[`purpose_${template.purpose}`]}</span>
              </div>
              <p className={classes.body}>{template.body}</p>
              <div className={classes.acts}>
                <button type="button" aria-label={words.changeOf(template.name)} onClick={() => setEditing(template)}>
                  {words.change}
                </button>
                <button type="button" aria-label={words.removeOf(template.name)} onClick={() => drop(template)}>
                  {words.remove}
                </button>
              </div>
            </li>
          ),
        )}
      </ul>
    </Section>
  )
}

const TemplateForm = ({ of, onDone }: { of?: MessageTemplate; onDone: () => void }) => {
  const words = useMessages(messageTemplateMessages)
  const [purpose, setPurpose] = useState<TemplatePurpose>(of?.purpose ?? 'inquiry')
  const [name, setName] = useState(of?.name ?? '')
  const [body, setBody] = useState(of?.body ?? '')
  const save = useSaveMessageTemplate()
  const change = useChangeMessageTemplate()
  const error = save.error ?? change.error
  const unknown = unknownPlaceholders(body)
  const isNamed = error instanceof ApiRefusal && error.code === 'personal_name'
  const wrong = unknown.length > 0 ? words.unknownPlaceholder(unknown.map((one) => `{${one}}`).join('、')) : isNamed ? words.looksLikeName : undefined
  const submit = () => {
    const given = { purpose, name: name.trim(), body }
    const done = { onSuccess: () => (notify({ text: words.saved(given.name) }), onDone()) }
    if (of === undefined) save.mutate({ body: given }, done)
    else change.mutate({ params: { templateId: of.id }, body: { ...given, version: of.version } }, done)
  }
  return (
    <FormGate>
    <FormStack>
      <NativeSelect
        label={words.purpose}
        data={(['inquiry', 'talk'] as const).map((value) => ({ value, label: words[`purpose_${value}`] }))}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value === 'talk' ? 'talk' : 'inquiry')}
      />
      <CheckedField field="template.name" problem={error} label={words.name} placeholder={words.nameHint} value={name} maxLength={60} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
      <CheckedArea
        field="template.body"
        problem={error}
        label={words.body}
        description={words.bodyHint(TEMPLATE_PLACEHOLDERS.map((one) => `{${one}}`).join(' '))}
        minRows={4}
        maxLength={4000}
        value={body}
        error={wrong}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      {isNamed ? null : <ProblemPanel error={error} />}
      <div className={classes.acts}>
        <ActionButton onAct={onDone}>{words.cancel}</ActionButton>
        <ActionButton tone="primary" busy={save.isPending || change.isPending} onAct={submit} gated reason={name.trim() === '' || body.trim() === '' ? words.missing : undefined}>
          {words.save}
        </ActionButton>
      </div>
    </FormStack>
    </FormGate>
  )
}
