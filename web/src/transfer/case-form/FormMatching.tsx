import { Drawer } from '@mantine/core'
import { missingToSend } from '@tasuki/domain/transfer/case-record'
import { hasReader } from '@tasuki/domain/transfer/transfer.rules'
import { useCallback, useDeferredValue, useState, type Dispatch, type ReactNode, type SetStateAction } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { StickyBottomBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { uiMessages } from '../../ui/ui.messages'
import { EMPTY_CASE_FORM, matchingQueryOf, recordOfForm, togglePick, type CaseFormValues, type HospitalPick } from './case-form'
import { caseFormMessages } from './case-form.messages'
import formClasses from './CaseForm.module.css'
import { matchingMessages } from '../candidates/matching.messages'
import { MatchingPanel } from '../candidates/MatchingPanel'
import classes from '../candidates/MatchingPanel.module.css'
import { useFormFact } from './use-form-fact'
import { useMatching } from '../candidates/use-matching'

type FormMatchingProps = {
  narrow: boolean
  /** Left out for a case that is out already: then the panel is for reading. */
  picks?: readonly HospitalPick[]
  onPicks?: Dispatch<SetStateAction<HospitalPick[]>>
  onSend?: () => void
  busy: boolean
  /** Above the hospitals: what a change tells the candidates. */
  before?: ReactNode
  /** The acts that stand in the bar of a phone besides. */
  saveAct: ReactNode
}

/** The right-hand side of the form, live: on a phone a bar at the bottom and a drawer. */
export const FormMatching = ({ narrow, picks, onPicks, onSend, busy, before, saveAct }: FormMatchingProps) => {
  const words = useMessages(matchingMessages)
  const ui = useMessages(uiMessages)
  const [open, setOpen] = useState(false)
  const { control } = useFormContext<CaseFormValues>()
  // Only what a patient is matched by: typing the course renders no hospital anew.
  const [stated, age, sex, guarantor, bedKinds, destination] = useWatch({ control, name: ['needs', 'age', 'sex', 'guarantor', 'bedKinds', 'destination'] })
  const record = recordOfForm({ ...EMPTY_CASE_FORM, needs: stated, age, sex, guarantor, bedKinds, destination })
  const { result: newest, error, renewing, retry, needs } = useMatching(matchingQueryOf(record))
  // Sixty hospitals may be drawn anew while somebody types: a keystroke in between comes first.
  const result = useDeferredValue(newest)
  // The same function at every rendering: a row is drawn anew only where something of its hospital changed.
  const toggle = useCallback((hospital: HospitalPick) => onPicks?.((before) => togglePick(before, hospital)), [onPicks])
  const possible = result === undefined ? undefined : result.counts.fits + result.counts.conditional
  const title = (
    <>
      <span>{words.panelTitle}</span>
      {possible === undefined ? null : <span className="figures">{words.ofTotal(possible, result?.total ?? 0)}</span>}
    </>
  )
  const panel = (
    <>
      {before}
      <ProblemPanel error={error} onRetry={retry} />
      {error !== null && result === undefined ? null : <MatchingPanel result={result} renewing={renewing} needs={needs} picks={picks} onToggle={onPicks === undefined ? undefined : toggle} />}
    </>
  )
  const send = () => {
    setOpen(false)
    onSend?.()
  }
  const foot =
    onSend === undefined || picks === undefined || onPicks === undefined ? (
      narrow ? null : <div className={classes.foot}>{saveAct}</div>
    ) : (
      <div className={classes.foot}>
        <ChosenHospitals picks={picks} onPicks={onPicks} />
        <SendButton picks={picks} busy={busy} onSend={send} />
        {narrow ? null : saveAct}
      </div>
    )
  if (!narrow) {
    return (
      <aside className={formClasses.aside} aria-label={words.panelTitle}>
        <h2 className={classes.head}>{title}</h2>
        {panel}
        {foot}
      </aside>
    )
  }
  return (
    <>
      <StickyBottomBar>
        <span className={formClasses.bottomCounts} role="status">
          {result === undefined ? '…' : words.bottomCounts(result.counts.fits, result.counts.conditional, result.counts.blocked)}
        </span>
        <ActionButton tone={onSend === undefined ? 'plain' : 'primary'} onAct={() => setOpen(true)}>
          {onSend === undefined ? words.lookAtPanel : words.openPanel}
        </ActionButton>
        {saveAct}
      </StickyBottomBar>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        title={words.panelTitle}
        position="bottom"
        size="100%"
        closeButtonProps={{ 'aria-label': ui.close }}
        transitionProps={{ duration: 0 }}
      >
        {panel}
        {foot}
      </Drawer>
    </>
  )
}

const ChosenHospitals = ({ picks, onPicks }: { picks: readonly HospitalPick[]; onPicks: (picks: HospitalPick[]) => void }) => {
  const words = useMessages(matchingMessages)
  if (picks.length === 0) return null
  return (
    <ol className={classes.picks}>
      {picks.map((pick) => (
        <li key={pick.hospitalId} className={classes.chosen}>
          {pick.name}
          <button type="button" aria-label={words.unchoose(pick.name)} onClick={() => onPicks(togglePick(picks, pick))}>
            ×
          </button>
        </li>
      ))}
    </ol>
  )
}

/** Why a send isn't open yet is said under the button; what is missing in the form is shown there once it is pressed. */
const SendButton = ({ picks, busy, onSend }: { picks: readonly HospitalPick[]; busy: boolean; onSend: () => void }) => {
  const words = useMessages(matchingMessages)
  const form = useMessages(caseFormMessages)
  const visibility = useFormFact((values) => values.visibility)
  const urgent = useFormFact((values) => values.urgent === true)
  const missing = useFormFact((values) => missingToSend(values).length)
  const nobody = !hasReader(visibility, picks.length).ok
  return (
    <>
      <ActionButton tone="primary" fullWidth busy={busy} gated onAct={onSend} reason={urgent ? form.urgentReason : nobody ? form.chooseOrWiden : undefined}>
        {picks.length === 0 && visibility === 'S2' ? words.askArea : words.askChosen(picks.length)}
      </ActionButton>
      {missing === 0 || urgent || nobody ? null : <span className={classes.soft}>{form.missingCount(missing)}</span>}
    </>
  )
}
