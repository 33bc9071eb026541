import { changedFields } from '@tasuki/domain/transfer/record-fields'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { fieldLabel } from '@tasuki/domain/transfer/field-text'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { caseFormMessages } from './case-form.messages'
import dialogClasses from '../dialogs.module.css'
import { recordMessages } from '../record/record.messages'
import { caseQuery } from '../transfer.queries'
import { useNeedLabels } from '../candidates/use-matching'
import type { SaveCase } from './use-save-case'

type ResolveConflictProps = { saving: SaveCase; base: CaseDetail; onKeepMine: () => void; onTakeTheirs: (latest: CaseDetail) => void }

/** A colleague saved first: what stands now, and a choice that loses nothing unasked. */
export const ResolveConflict = ({ saving, base, onKeepMine, onTakeTheirs }: ResolveConflictProps) => {
  const words = useMessages(caseFormMessages)
  const terms = useMessages(recordMessages)
  const needs = useNeedLabels()
  const { data: latest, refetch } = useQuery(caseQuery(base.id))
  useEffect(() => void refetch(), [refetch])
  const theirs = latest === undefined ? [] : changedFields(base.record, latest.record)
  const choose = (act: (latest: CaseDetail) => void) => {
    if (latest === undefined) return
    saving.buildOn(latest)
    act(latest)
  }
  return (
    <div>
      <ProblemPanel error={saving.problem} />
      {theirs.length === 0 ? null : (
        <p>
          {words.theirChange}: {theirs.map((field) => fieldLabel(field, terms, needs)).join('、')}
        </p>
      )}
      <div className={dialogClasses.actions}>
        <ActionButton onAct={() => choose(onTakeTheirs)}>{words.takeTheirs}</ActionButton>
        <ActionButton onAct={() => choose(onKeepMine)}>{words.keepMine}</ActionButton>
      </div>
    </div>
  )
}
