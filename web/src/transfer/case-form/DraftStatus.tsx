import { fieldLabel } from '@tasuki/domain/transfer/field-text'
import { Link } from '@tanstack/react-router'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { ErrorPanel } from '../../ui/ErrorPanel'
import { useLanguage, useMessages } from '../../ui/language'
import { relativeTimeText } from '../../ui/time-text'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { recordMessages } from '../record/record.messages'
import type { DraftState } from './draft-saver'
import { useNeedLabels } from '../candidates/use-matching'

/** 「下書きを保存しました 14:05」, always in sight while one types. */
export const DraftStatus = ({ state, urgent, isOut, touched }: { state: DraftState; urgent: boolean; isOut: boolean; touched: boolean }) => {
  const words = useMessages(caseFormMessages)
  const { language } = useLanguage()
  const now = useNow()
  const text = (): string => {
    if (isOut) return touched ? words.keptHere : ''
    if (state.kind === 'saved') return words.draftSavedAt(relativeTimeText(state.at, now, { language, withClock: true }))
    if (state.kind === 'held') return urgent ? words.draft_urgent : words.draft_held
    if (state.kind === 'typing' || state.kind === 'saving' || state.kind === 'waiting' || state.kind === 'offline' || state.kind === 'expired') return words[`draft_${state.kind}`]
    return ''
  }
  const said = text()
  const waits = state.kind === 'offline' || state.kind === 'expired' || state.kind === 'held'
  return (
    <p className={classes.draftStatus} role="status" data-empty={said === '' ? '' : undefined} data-waits={waits ? '' : undefined}>
      {said}
    </p>
  )
}

type DraftDecisionProps = { state: DraftState; onKeepMine: () => void; onTakeTheirs: () => void; onSaveAsNew: () => void }

/** Where a draft can't go on by itself: what happened, and a choice that loses nothing unasked. */
export const DraftDecision = ({ state, onKeepMine, onTakeTheirs, onSaveAsNew }: DraftDecisionProps) => {
  const words = useMessages(caseFormMessages)
  const terms = useMessages(recordMessages)
  const needs = useNeedLabels()
  if (state.kind === 'clash') {
    return (
      <ErrorPanel what={words.clashTitle} todo={state.fields.map((field) => fieldLabel(field, terms, needs)).join('、')}>
        <ActionButton onAct={onKeepMine}>{words.clashKeepMine}</ActionButton>
        <ActionButton onAct={onTakeTheirs}>{words.clashTakeTheirs}</ActionButton>
      </ErrorPanel>
    )
  }
  if (state.kind === 'gone') {
    return (
      <ErrorPanel what={words.goneTitle} safe={words.goneText}>
        <ActionButton onAct={onSaveAsNew}>{words.saveAsNew}</ActionButton>
      </ErrorPanel>
    )
  }
  if (state.kind === 'sent') {
    return (
      <ErrorPanel what={words.sentTitle} todo={words.sentText}>
        <Link to="/cases/$caseId" params={{ caseId: state.caseId }}>
          {words.openCase}
        </Link>
      </ErrorPanel>
    )
  }
  return null
}
