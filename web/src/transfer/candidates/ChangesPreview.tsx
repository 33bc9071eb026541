import { changedFields } from '@tasuki/domain/transfer/record-fields'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { fieldLabel } from '@tasuki/domain/transfer/field-text'
import { useMessages } from '../../ui/language'
import { recordOfForm } from '../case-form/case-form'
import { caseFormMessages } from '../case-form/case-form.messages'
import classes from '../case-form/CaseForm.module.css'
import { recordMessages } from '../record/record.messages'
import { useFormFact } from '../case-form/use-form-fact'
import { useNeedLabels } from './use-matching'

/** What the candidates will be told of a change, before it is saved (rule 76). */
export const ChangesPreview = ({ before }: { before: CaseRecord }) => {
  const words = useMessages(caseFormMessages)
  const terms = useMessages(recordMessages)
  const needs = useNeedLabels()
  const paths = useFormFact((values) => changedFields(before, recordOfForm(values)).join(' '))
  const changed = paths === '' ? [] : paths.split(' ')
  return (
    <section aria-label={words.changesTitle} className={classes.notice}>
      <div>
        <strong>{words.changesTitle}</strong>
        {changed.length === 0 ? (
          <p className={classes.status}>{words.changesNone}</p>
        ) : (
          <ul className={classes.changes}>
            {changed.map((field) => (
              <li key={field}>{fieldLabel(field, terms, needs)}</li>
            ))}
          </ul>
        )}
        <p className={classes.status}>{words.changesHint}</p>
      </div>
    </section>
  )
}
