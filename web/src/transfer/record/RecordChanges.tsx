import type { RecordChange } from '@tasuki/domain/transfer/record-change.contract'
import { fieldLabel } from '@tasuki/domain/transfer/field-text'
import { useQuery } from '@tanstack/react-query'
import { careNeedsQuery, prefectureQuery } from '../../facility/catalogue.queries'
import { useLanguage, useMessages } from '../../ui/language'
import { Section } from '../../ui/Page'
import { RelativeTime } from '../../ui/RelativeTime'
import { changeMessages } from './change.messages'
import { fieldValueText, type FieldVocabulary } from './field-value-text'
import classes from './RecordChanges.module.css'
import { needWords } from './record-text'
import { recordMessages } from './record.messages'
import { recordChangesQuery } from '../transfer.queries'

type RecordChangesProps = {
  caseId: string
  /** How often the record changed: without a change nothing is asked. */
  revision: number
  own: boolean
  /** When our standing answer was given: what came later is marked. */
  answeredAt?: string | null
}

/** What changed after sending, field by field, before → after, by whom and when (rule 76). Newest first; older ones fold. */
export const RecordChanges = (props: RecordChangesProps) => (props.revision === 0 ? null : <LoadedChanges {...props} />)

const LoadedChanges = ({ caseId, own, answeredAt }: RecordChangesProps) => {
  const words = useMessages(changeMessages)
  const terms = useMessages(recordMessages)
  const { language } = useLanguage()
  const careNeeds = useQuery(careNeedsQuery).data?.careNeeds ?? []
  const vocabulary: FieldVocabulary = { words: terms, needs: needWords(careNeeds, language), prefecture: useQuery(prefectureQuery).data, language, own }
  const changes = useQuery(recordChangesQuery(caseId)).data?.changes ?? []
  if (changes.length === 0) return null
  const since = (change: RecordChange) => answeredAt !== null && answeredAt !== undefined && change.at > answeredAt
  const [latest, ...older] = changes
  return (
    <Section title={words.title}>
      {latest === undefined ? null : <OneChange change={latest} vocabulary={vocabulary} sinceAnswer={since(latest)} />}
      {older.length === 0 ? null : (
        <details className={classes.older}>
          <summary>{words.older(older.length)}</summary>
          {older.map((change) => (
            <OneChange key={change.revision} change={change} vocabulary={vocabulary} sinceAnswer={since(change)} />
          ))}
        </details>
      )}
    </Section>
  )
}

const OneChange = ({ change, vocabulary, sinceAnswer }: { change: RecordChange; vocabulary: FieldVocabulary; sinceAnswer: boolean }) => {
  const words = useMessages(changeMessages)
  const labels = new Map([...vocabulary.needs].map(([code, need]) => [code, need.label]))
  return (
    <div className={classes.change} data-waits={sinceAnswer ? '' : undefined}>
      <p className={classes.who}>
        <RelativeTime at={change.at} withClock /> {change.personName}
        {sinceAnswer ? <strong className={classes.since}>{words.sinceAnswer}</strong> : null}
      </p>
      <dl className={classes.fields}>
        {change.fields.map((field) => (
          <div key={field}>
            <dt>{fieldLabel(field, vocabulary.words, labels)}</dt>
            <dd>
              <del>
                <span className="visuallyHidden">{words.before} </span>
                {fieldValueText(change.before, field, vocabulary)}
              </del>
              <span aria-hidden> → </span>
              <ins>
                <span className="visuallyHidden">{words.after} </span>
                {fieldValueText(change.after, field, vocabulary)}
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
