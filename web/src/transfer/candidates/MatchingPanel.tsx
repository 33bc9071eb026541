import type { MatchedHospital, MatchingResult } from '@tasuki/domain/transfer/matching.contract'
import { memo, useState } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { StateMark } from '../../ui/StateMark'
import type { HospitalPick } from '../case-form/case-form'
import { HospitalSearch } from './HospitalSearch'
import { matchingMessages } from './matching.messages'
import { matchItemLabel } from './matching-text'
import { MatchedHospitalRow } from './MatchedHospitalRow'
import classes from './MatchingPanel.module.css'
import type { NeedWords } from '../record/record-text'

type MatchingPanelProps = {
  result: MatchingResult | undefined
  /** A newer answer is on its way; the last one stays in sight. */
  renewing: boolean
  needs: ReadonlyMap<string, NeedWords>
  /** Left out: a list to read. */
  picks?: readonly HospitalPick[]
  onToggle?: (hospital: HospitalPick) => void
  askedHospitalIds?: ReadonlySet<string>
}

const SHOWN_AT_FIRST = 20
const GAINS_SHOWN = 4
const NO_PICKS: readonly HospitalPick[] = []
const NOBODY: ReadonlySet<string> = new Set()

/** What the record means: how many hospitals fit, which single item rules most of them out, and who they are. */
export const MatchingPanel = memo(({ result, renewing, needs, onToggle, askedHospitalIds = NOBODY, picks = NO_PICKS }: MatchingPanelProps) => {
  const words = useMessages(matchingMessages)
  const [all, setAll] = useState(false)
  if (result === undefined) return <SkeletonRows rows={6} columns={2} />
  const picked = new Set(picks.map((pick) => pick.hospitalId))
  const shown = all ? result.hospitals : result.hospitals.slice(0, SHOWN_AT_FIRST)
  const rest = result.hospitals.length - shown.length
  const row = (hospital: MatchedHospital) => (
    <MatchedHospitalRow
      key={hospital.hospitalId}
      hospital={hospital}
      needs={needs}
      picked={picked.has(hospital.hospitalId)}
      onToggle={onToggle}
      asked={askedHospitalIds.has(hospital.hospitalId)}
    />
  )
  return (
    <div className={classes.panel} aria-busy={renewing}>
      <MatchCounts counts={result.counts} renewing={renewing} />
      {result.gains.length === 0 ? null : (
        <section aria-label={words.gainsTitle}>
          <h3 className={classes.heading}>{words.gainsTitle}</h3>
          <ul className={classes.gains}>
            {result.gains.slice(0, GAINS_SHOWN).map(({ item, gain }) => (
              <li key={item}>
                <span>{matchItemLabel(item, words, needs)}</span>
                <span className="figures">{item === 'area' ? words.gainWider(gain) : needs.has(item) ? words.gainWithout(gain) : words.gainUnasked(gain)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={words.hospitalsTitle}>
        <h3 className={classes.heading}>{words.hospitalsTitle}</h3>
        {shown.length === 0 ? (
          <p className={classes.soft}>
            {words.noneFits}
            {result.gains.length === 0 ? null : <>。{words.noneFitsHint}</>}
          </p>
        ) : (
          <ul className={classes.hospitals}>{shown.map(row)}</ul>
        )}
        {rest > 0 ? (
          <ActionButton tone="quiet" size="xs" onAct={() => setAll(true)}>
            {words.showAll(rest)}
          </ActionButton>
        ) : null}
      </section>
      {result.nearMisses.length === 0 ? null : (
        <section aria-label={words.nearMissesTitle}>
          <h3 className={classes.heading}>{words.nearMissesTitle}</h3>
          <ul className={classes.hospitals}>{result.nearMisses.map(row)}</ul>
        </section>
      )}
      {onToggle === undefined ? null : <HospitalSearch result={result} needs={needs} picked={picked} onToggle={onToggle} asked={askedHospitalIds} />}
    </div>
  )
})
MatchingPanel.displayName = 'MatchingPanel'

/** ○ 9 △ 14 × 309, said to a screen reader when they change. */
const MatchCounts = ({ counts, renewing }: { counts: MatchingResult['counts']; renewing: boolean }) => {
  const words = useMessages(matchingMessages)
  return (
    <div className={classes.counts} role="status" aria-label={words.countsLabel}>
      <StateMark tone="yes">
        {words.fits} <span className={classes.count}>{counts.fits}</span>
      </StateMark>
      <StateMark tone="maybe">
        {words.conditional} <span className={classes.count}>{counts.conditional}</span>
      </StateMark>
      <StateMark tone="no">
        {words.blocked} <span className={classes.count}>{counts.blocked}</span>
      </StateMark>
      <span className={classes.renewing} aria-hidden>
        {renewing ? '…' : ''}
      </span>
    </div>
  )
}
