import type { RecordTemplate } from '@tasuki/domain/transfer/record-template.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ProblemPanel, useProblemText } from '../../platform/ProblemPanel'
import templateClasses from '../../talk/MessageTemplates.module.css'
import { MessageTemplates } from '../../talk/MessageTemplates'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { Page, Section } from '../../ui/Page'
import { relativeTimeText } from '../../ui/time-text'
import { CaseRecordView } from '../record/CaseRecordView'
import { recordTemplateMessages } from './record-template.messages'
import { RecordTemplateEditor } from './RecordTemplateEditor'
import { recordTemplatesQuery, useDeleteRecordTemplate, useSaveRecordTemplate } from './record-template.queries'

const route = getRouteApi('/templates')

/** ひな形: what the hospital writes again and again, for inquiries, the talk and the record. */
export const TemplatesPage = () => {
  const { edit } = route.useSearch()
  return edit === undefined ? <TemplateLists /> : <RecordTemplateEditor key={edit} templateId={edit} />
}

const TemplateLists = () => {
  const words = useMessages(recordTemplateMessages)
  const { data, error, refetch } = useQuery(recordTemplatesQuery)
  return (
    <Page title={words.pageTitle} lead={words.pageLead} actions={<Link to="/cases">{words.backToCases}</Link>}>
      <MessageTemplates />
      <Section title={words.title}>
        <ProblemPanel error={error} onRetry={() => void refetch()} />
        {data === undefined ? null : <p className={templateClasses.soft}>{data.templates.length === 0 ? words.none : words.howToAdd}</p>}
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
  const { language } = useLanguage()
  const now = useNow()
  const remove = useDeleteRecordTemplate()
  const again = useSaveRecordTemplate()
  const { id, name, record, used, updatedAt, updatedBy } = template
  const say = (problem: unknown) => notify({ text: text(problem).what })
  const drop = () =>
    remove.mutate({ params: { templateId: id } }, { onSuccess: () => notify({ text: words.removed(name), undo: () => again.mutate({ body: { name, record } }, { onError: say }) }), onError: say })
  const when = (at: string) => relativeTimeText(at, now, { language })
  return (
    <li className={templateClasses.item}>
      <div className={templateClasses.head}>
        <strong>{name}</strong>
        <span className={templateClasses.soft}>{used.lastAt === null ? words.unused : words.used({ count: used.count, when: when(used.lastAt), who: used.lastBy })}</span>
        <span className={templateClasses.soft}>{words.updated({ when: when(updatedAt), who: updatedBy })}</span>
      </div>
      <details>
        <summary>{words.show}</summary>
        <CaseRecordView record={record} own />
      </details>
      <div className={templateClasses.acts}>
        <Link to="/templates" search={{ edit: id }} aria-label={words.editOf(name)}>
          {words.edit}
        </Link>
        <button type="button" aria-label={words.removeOf(name)} onClick={drop}>
          {words.remove}
        </button>
      </div>
    </li>
  )
}
