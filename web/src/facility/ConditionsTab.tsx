import { Checkbox } from '@mantine/core'
import type { CareNeed } from '@tasuki/domain/facility/care-need'
import type { HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { FormGate } from '../ui/form-gate'
import { useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import { uiMessages } from '../ui/ui.messages'
import { UnsavedGuard } from '../ui/UnsavedGuard'
import { tableOf, type AcceptanceDraft } from './acceptance-draft'
import { careNeedsQuery } from './catalogue.queries'
import { ConditionField } from './ConditionField'
import classes from './Conditions.module.css'
import { conditionsMessages } from './conditions.messages'
import { useUpdateAcceptance } from './facility.queries'
import { facilityTerms } from './facility-terms.messages'
import { needsByGroup } from './facility-text'
import { LastSaved } from './LastSaved'
import { SaveBar } from './SaveBar'
import { saveMessages } from './save.messages'
import { useOverlay } from './use-overlay'
import { SaveProblem, useSaveFacility } from './use-save-facility'

const ACCEPTED = { level: 'accepted', condition: '', limit: null } as const

/** 受入条件: the whole catalogue; what matching judges by. */
export const ConditionsTab = ({ hospital }: { hospital: HospitalDetail }) => {
  const { data, error, refetch } = useQuery(careNeedsQuery)
  if (data === undefined) return error === null ? <SkeletonRows rows={8} columns={2} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />
  return <ConditionsForm hospital={hospital} careNeeds={data.careNeeds} />
}

const ConditionsForm = ({ hospital, careNeeds }: { hospital: HospitalDetail; careNeeds: CareNeed[] }) => {
  const words = useMessages(conditionsMessages)
  const saveWords = useMessages(saveMessages)
  const terms = useMessages(facilityTerms)
  const form = useOverlay<AcceptanceDraft>(hospital.acceptance)
  const { values, changed, overtaken, set } = form
  const update = useUpdateAcceptance()
  const saving = useSaveFacility('acceptance')
  const [filled, setFilled] = useState<readonly string[]>([])
  const [onlyUnstated, setOnlyUnstated] = useState(false)
  // An item stays in sight while the filter is on, though it has just been stated.
  const shown = (need: CareNeed) => !onlyUnstated || hospital.acceptance[need.code] === undefined
  const groups = needsByGroup(careNeeds, (code) => values[code] !== undefined)
  const all = groups.flatMap(({ needs }) => needs)
  const stated = all.filter((need) => values[need.code] !== undefined).length
  const problemOf = (code: string) => (saving.refused.includes(code) ? saving.text : undefined)

  const save = () => {
    const before = hospital.acceptance
    const count = changed.length
    void saving.save({
      act: () => update.mutateAsync({ body: { version: hospital.recordVersion, acceptance: tableOf(values) } }),
      settle: (detail) => form.settle(detail.acceptance),
      said: saveWords.conditionsSaved(count),
      undo: (version) => update.mutateAsync({ body: { version, acceptance: before } }),
    })
  }
  const acceptRest = (needs: readonly CareNeed[]) => {
    const rest = needs.filter((need) => values[need.code] === undefined).map((need) => need.code)
    for (const code of rest) set(code, ACCEPTED)
    setFilled(rest)
  }
  const takeBack = (codes: readonly string[]) => {
    // Only what still stands as that press left it goes back.
    for (const code of codes) if (JSON.stringify(values[code]) === JSON.stringify(ACCEPTED)) set(code, undefined)
    setFilled([])
  }

  return (
    <FormGate>
      <UnsavedGuard when={changed.length > 0} />
      <p className={classes.explain}>{words.explain}</p>
      <div className={classes.head}>
        <strong className="figures">{words.progress(stated, all.length)}</strong>
        <Checkbox className={classes.check} label={words.onlyUnstated} checked={onlyUnstated} onChange={(event) => setOnlyUnstated(event.currentTarget.checked)} />
        <LastSaved hospital={hospital} />
      </div>
      <div className={classes.groups}>
        {groups.map(({ group, needs }) => {
          const visible = needs.filter(shown)
          if (visible.length === 0) return null
          const name = terms[`group_${group}`]
          return (
            <section key={group} className={classes.group} aria-label={name}>
              <div className={classes.groupHead}>
                <h2>{name}</h2>
                {needs.some((need) => values[need.code] === undefined) ? (
                  <button type="button" className={classes.rest} aria-label={words.restAccepted(name)} onClick={() => acceptRest(needs)}>
                    {words.restAcceptedShort}
                  </button>
                ) : (
                  <Filled count={needs.filter((need) => filled.includes(need.code) && changed.includes(need.code)).length} onUndo={() => takeBack(needs.map((need) => need.code).filter((code) => filled.includes(code)))} />
                )}
              </div>
              {visible.map((need) => (
                <ConditionField
                  key={need.code}
                  need={need}
                  stated={values[need.code]}
                  standing={hospital.acceptance[need.code]}
                  changed={changed.includes(need.code)}
                  overtaken={overtaken.includes(need.code)}
                  error={problemOf(need.code)}
                  onChange={set}
                />
              ))}
            </section>
          )
        })}
      </div>
      {onlyUnstated && all.every((need) => !shown(need)) ? <p>{words.allStated}</p> : null}
      <SaveProblem error={saving.error} overtaken={overtaken.length > 0} by={hospital.recordUpdatedBy} />
      <SaveBar changes={changed.length} saveLabel={saveWords.saveConditions} busy={saving.busy} onSave={save} onDiscard={() => {
        form.discard()
        saving.forget()
      }} />
    </FormGate>
  )
}

/** What one press has just stated for a whole group, and its way back. */
const Filled = ({ count, onUndo }: { count: number; onUndo: () => void }) => {
  const words = useMessages(conditionsMessages)
  const ui = useMessages(uiMessages)
  if (count === 0) return null
  return (
    <span role="status" className={classes.filled}>
      {words.restSet(count)}
      <button type="button" className={classes.rest} onClick={onUndo}>
        {ui.undo}
      </button>
    </span>
  )
}
