import { useQuery } from '@tanstack/react-query'
import type { FieldChange } from '@tasuki/domain/facility/facility-history.contract'
import type { TableFault } from '@tasuki/domain/facility/facility-table'
import { ActionButton } from '../ui/ActionButton'
import { useLanguage, useMessages } from '../ui/language'
import { careNeedsQuery } from './catalogue.queries'
import { changeText } from './change-text'
import { facilityTerms } from './facility-terms.messages'
import { historyMessages } from './history.messages'
import { recordFieldMessages } from './hospital.messages'
import { tableFaultMessages } from './table-fault.messages'
import { tableImportMessages } from './table-import.messages'
import type { TablePreview } from './table-preview'
import classes from './Tables.module.css'

type PanelProps = { preview: TablePreview; busy: boolean; onApply: () => void; onCancel: () => void }

/** What a file would change, field by field; with faults, where and why, and nothing else. */
export const TablePreviewPanel = ({ preview, busy, onApply, onCancel }: PanelProps) => {
  const words = useMessages(tableImportMessages)
  const { part, faults, lines, changes } = preview
  const changed = lines.filter((line) => line.changed)
  const same = lines.filter((line) => !line.changed)
  const confirms = part === 'vacancy' && same.length > 0
  const partName = words[`part_${part}`]
  return (
    <div className={classes.preview}>
      <p role="status" className={classes.summary}>
        {faults.length > 0 ? words.summaryFaults(partName, faults.length) : words.summary(partName, changed.length, same.length)}
      </p>
      {faults.length > 0 ? <Faults faults={faults} /> : null}
      {faults.length === 0 && changes.length === 0 ? <p>{words.nothingChanges}</p> : null}
      {faults.length === 0 && changes.length > 0 ? <Changes preview={preview} /> : null}
      {faults.length > 0 || same.length === 0 ? null : (
        <details className={classes.same}>
          <summary>{words.sameTitle(same.length)}</summary>
          {confirms ? <p>{words.sameVacancy}</p> : null}
          <p>{same.map((line) => line.label).join('、')}</p>
        </details>
      )}
      <div className={classes.acts}>
        {faults.length > 0 || (changes.length === 0 && !confirms) ? null : (
          <ActionButton tone="primary" busy={busy} onAct={onApply}>
            {changes.length === 0 ? words.applySame : words.apply(changed.length)}
          </ActionButton>
        )}
        <ActionButton onAct={onCancel}>{words.cancel}</ActionButton>
      </div>
    </div>
  )
}

const isNothing = (value: FieldChange['after']): boolean => value === '' || value === null || (Array.isArray(value) && value.length === 0)

const Changes = ({ preview: { part, changes } }: { preview: TablePreview }) => {
  const words = useMessages(tableImportMessages)
  const history = useMessages(historyMessages)
  const terms = useMessages(facilityTerms)
  const fields = useMessages(recordFieldMessages)
  const { language } = useLanguage()
  const needs = new Map((useQuery(careNeedsQuery).data?.careNeeds ?? []).map((need) => [need.code, need]))
  return (
    <table className={classes.changes}>
      <caption>{words.changesTitle}</caption>
      <thead>
        <tr>
          <th scope="col" />
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const said = changeText(part, change, { terms, fields, needs, language, none: history.none, blank: history.blank })
          const emptied = isNothing(change.after) && !isNothing(change.before)
          return (
            <tr key={change.field} data-emptied={emptied ? '' : undefined}>
              <th scope="row">{said.label}</th>
              <td data-label={words.before} className={classes.before}>
                {said.before}
              </td>
              <td data-label={words.after}>
                {said.after}
                {emptied ? <strong className={classes.emptied}> {words.emptied}</strong> : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const SHOWN_FAULTS = 50
const SHOWN_VALUE = 40

const shortValue = (value: string): string => (value.length > SHOWN_VALUE ? `${value.slice(0, SHOWN_VALUE)}…` : value)

const Faults = ({ faults }: { faults: readonly TableFault[] }) => {
  const words = useMessages(tableImportMessages)
  const reasons = useMessages(tableFaultMessages)
  return (
    <section aria-labelledby="table-faults" className={classes.faults}>
      <h3 id="table-faults">{words.faultsTitle}</h3>
      <ol>
        {faults.slice(0, SHOWN_FAULTS).map((fault) => (
          <li key={`${fault.line} ${fault.column} ${fault.code}`}>
            <strong>{words.faultAt(fault.line, fault.column)}</strong>
            <span>{reasons[fault.code]}</span>
            {fault.value.trim() === '' ? null : <span className={classes.value}>{words.faultValue(shortValue(fault.value))}</span>}
            {fault.may === undefined || fault.may === '' ? null : <span className={classes.value}>{words.faultMay(fault.may)}</span>}
          </li>
        ))}
      </ol>
      {faults.length > SHOWN_FAULTS ? <p>{words.moreFaults(faults.length - SHOWN_FAULTS)}</p> : null}
      <p>{words.faultsTodo}</p>
    </section>
  )
}
