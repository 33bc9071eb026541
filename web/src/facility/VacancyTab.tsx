import { NativeSelect } from '@mantine/core'
import { BED_KINDS } from '@tasuki/domain/facility/bed-kind'
import type { HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { EmptyState } from '../ui/EmptyState'
import { ErrorPanel } from '../ui/ErrorPanel'
import { FormGate } from '../ui/form-gate'
import { useLanguage, useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { relativeTimeText } from '../ui/time-text'
import { uiMessages } from '../ui/ui.messages'
import { UnsavedGuard } from '../ui/UnsavedGuard'
import { facilityTerms } from './facility-terms.messages'
import { bedKindOf } from './directory-search'
import { useVacancy, type VacancyDone } from './use-vacancy'
import classes from './Vacancy.module.css'
import { vacancyMessages } from './vacancy.messages'
import { VacancyRow } from './VacancyRow'

/** 今日の空床: done in twenty seconds, once a day. */
export const VacancyTab = ({ hospital }: { hospital: HospitalDetail }) => {
  const words = useMessages(vacancyMessages)
  const terms = useMessages(facilityTerms)
  const vacancy = useVacancy(hospital)
  const { rows, busy, conflicts } = vacancy
  const changed = rows.filter((row) => row.changed || row.leaving).length
  const wrong = rows.some((row) => row.wrong.length > 0)
  const takeBack = async (done: VacancyDone) => notify({ text: (await vacancy.takeBack(done.undo)) ? words.undone : words.undoFailed })
  return (
    <FormGate>
    <div className={classes.vacancy}>
      <UnsavedGuard when={changed > 0} />
      {rows.length === 0 ? <EmptyState title={words.empty}>{words.emptyText}</EmptyState> : <p className={classes.explain}>{words.explain}</p>}
      <div className={classes.rows}>
        {rows.map((row) => (
          <VacancyRow key={row.bedKind} row={row} onChange={(next) => vacancy.change(row.bedKind, next)} onDrop={() => vacancy.drop(row.bedKind)} onLeave={() => vacancy.leave(row.bedKind)} />
        ))}
      </div>
      <AddKind shown={rows.map((row) => row.bedKind)} onAdd={vacancy.add} />
      {conflicts.length === 0 ? null : <ErrorPanel what={words.conflict(conflicts.map((kind) => terms[`bed_${kind}`]).join('、'))} todo={words.conflictTodo} />}
      <ProblemPanel error={vacancy.problem} />
      {rows.length === 0 ? null : (
        <div className={classes.bar} data-bottom-bar data-print="hide">
          <div role="status" className={classes.thanks}>
            {vacancy.done === undefined ? null : <Thanks done={vacancy.done} onUndo={vacancy.canUndo ? (done) => void takeBack(done) : undefined} />}
          </div>
          <ActionButton tone="primary" size="lg" fullWidth busy={busy} reason={wrong ? words.fixFirst : undefined} gated onAct={() => void vacancy.save()}>
            {changed === 0 ? words.confirm : words.saveAndConfirm}
          </ActionButton>
        </div>
      )}
    </div>
    </FormGate>
  )
}

const Thanks = ({ done, onUndo }: { done: VacancyDone; onUndo: ((done: VacancyDone) => void) | undefined }) => {
  const words = useMessages(vacancyMessages)
  const ui = useMessages(uiMessages)
  const terms = useMessages(facilityTerms)
  const { language } = useLanguage()
  const now = useNow()
  const at = relativeTimeText(done.at, now, { language, withClock: true })
  const kinds = done.kinds.map((kind) => terms[`bed_${kind}`]).join('、')
  return (
    <div className={classes.thanked}>
      <p>
        <strong>{words.thanks}</strong>
        {done.at === '' ? null : done.kinds.length === 0 ? words.thanksConfirmed(at) : words.thanksSaved(kinds, at)}
        <span className={classes.echo}>{done.searches === 0 ? words.searchesNone : words.searches(done.searches)}</span>
      </p>
      {onUndo === undefined ? null : <ActionButton onAct={() => onUndo(done)}>{ui.undo}</ActionButton>}
    </div>
  )
}

const AddKind = ({ shown, onAdd }: { shown: readonly string[]; onAdd: ReturnType<typeof useVacancy>['add'] }) => {
  const words = useMessages(vacancyMessages)
  const terms = useMessages(facilityTerms)
  const left = BED_KINDS.filter((kind) => !shown.includes(kind))
  if (left.length === 0) return null
  return (
    <NativeSelect
      className={classes.add}
      label={words.addKind}
      data={[{ value: '', label: words.addKindChoose }, ...left.map((kind) => ({ value: kind, label: terms[`bed_${kind}`] }))]}
      value=""
      onChange={(event) => {
        const kind = bedKindOf(event.currentTarget.value)
        if (kind !== undefined) onAdd(kind)
      }}
    />
  )
}
