import type { RecordTemplate } from '@tasuki/domain/transfer/record-template.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ProblemPanel, useProblemText } from '../platform/ProblemPanel'
import templateClasses from '../talk/MessageTemplates.module.css'
import { MessageTemplates } from '../talk/MessageTemplates'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { Page, Section } from '../ui/Page'
import { TextField } from '../ui/TextField'
import { CaseRecordView } from './CaseRecordView'
import { recordTemplateMessages } from './record-template.messages'
import { recordTemplatesQuery, useDeleteRecordTemplate, useRenameRecordTemplate, useSaveRecordTemplate } from './record-template.queries'

/** ひな形: what the hospital writes again and again, for inquiries, the talk and the record. */
export const TemplatesPage = () => {
  const words = useMessages(recordTemplateMessages)
  const { data, error, refetch } = useQuery(recordTemplatesQuery)
  return (
    <Page title={words.pageTitle} lead={words.pageLead} actions={<Link to="/cases">{words.backToCases}</Link>}>
      <MessageTemplates />
      <Section title={words.title}>
        <ProblemPanel error={error} onRetry={() => void refetch()} />
        {data?.templates.length === 0 ? <p className={templateClasses.soft}>{words.none}</p> : null}
        <ul className={templateClasses.list}>
          {data?.templates.map((template) => (
            <RecordTemplateRow key={template.id} template={template} />
          ))}
        </ul>
      </Section>
    </Page>
  )
}

const RecordTemplateRow = ({ template }: { template: RecordTemplate }) => {
  const words = useMessages(recordTemplateMessages)
  const text = useProblemText()
  const [typed, setTyped] = useState<string>()
  const rename = useRenameRecordTemplate()
  const remove = useDeleteRecordTemplate()
  const again = useSaveRecordTemplate()
  const { id, name, record, version } = template
  const say = (problem: unknown) => notify({ text: text(problem).what })
  const drop = () =>
    remove.mutate({ params: { templateId: id } }, { onSuccess: () => notify({ text: words.removed(name), undo: () => again.mutate({ body: { name, record } }, { onError: say }) }), onError: say })
  const save = () => rename.mutate({ params: { templateId: id }, body: { name: typed?.trim() ?? name, version } }, { onSuccess: () => setTyped(undefined) })
  return (
    <li className={templateClasses.item}>
      {typed === undefined ? (
        <strong>{name}</strong>
      ) : (
        <div className={templateClasses.acts}>
          <TextField aria-label={words.name} value={typed} maxLength={60} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
          <ActionButton onAct={() => setTyped(undefined)}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" busy={rename.isPending} onAct={save} reason={typed.trim() === '' ? words.missing : undefined}>
            {words.save}
          </ActionButton>
        </div>
      )}
      <ProblemPanel error={rename.error} />
      <details>
        <summary>{words.show}</summary>
        <CaseRecordView record={record} own />
      </details>
      <div className={templateClasses.acts}>
        <button type="button" aria-label={words.renameOf(name)} onClick={() => setTyped(name)}>
          {words.rename}
        </button>
        <button type="button" aria-label={words.removeOf(name)} onClick={drop}>
          {words.remove}
        </button>
      </div>
    </li>
  )
}
