import { Checkbox } from '@mantine/core'
import type { MatchedHospital } from '@tasuki/domain/transfer/matching.contract'
import { memo } from 'react'
import { useNow } from '../../ui/clock'
import { Freshness } from '../../ui/Freshness'
import { useLanguage, useMessages } from '../../ui/language'
import { StateMark } from '../../ui/StateMark'
import { dayText } from '../../ui/time-text'
import type { HospitalPick } from '../case-form/case-form'
import { matchingMessages } from './matching.messages'
import { kilometresText, matchItemLabel, matchPointText } from './matching-text'
import classes from './MatchingPanel.module.css'
import type { NeedWords } from '../record/record-text'

const TONE = { fits: 'yes', conditional: 'maybe', blocked: 'no' } as const
const POINTS_SHOWN = 3

type MatchedHospitalRowProps = {
  hospital: MatchedHospital
  needs: ReadonlyMap<string, NeedWords>
  /** Left out: a list to read. */
  picked?: boolean
  onToggle?: (hospital: HospitalPick) => void
  /** Already a candidate of this case. */
  asked?: boolean
}

/** One hospital: mark and name, why not ○, how far, how many beds and how old that figure is, how fast it answers. */
export const MatchedHospitalRow = memo(({ hospital, needs, picked, onToggle, asked = false }: MatchedHospitalRowProps) => {
  const words = useMessages(matchingMessages)
  const { language } = useLanguage()
  const now = useNow()
  const { judgement } = hospital
  const [onlyBlocker, ...moreBlockers] = judgement.blocking
  const nearMiss = onlyBlocker !== undefined && moreBlockers.length === 0
  const points = (judgement.blocking.length > 0 ? judgement.blocking : judgement.open).slice(0, POINTS_SHOWN)
  const name = (
    <span className={classes.name}>
      <StateMark tone={TONE[judgement.mark]}>
        <span className="visuallyHidden">{words[judgement.mark]}</span>
      </StateMark>
      <strong>{hospital.name}</strong>
      {nearMiss ? <span className={classes.soft}>{words.nearMissOnly(matchItemLabel(onlyBlocker.item, words, needs))}</span> : null}
    </span>
  )
  return (
    <li className={classes.hospital} data-picked={picked === true ? '' : undefined}>
      {onToggle === undefined || asked ? (
        <div className={classes.plainName}>
          {name}
          {asked ? <span className={classes.soft}>{words.alreadyAsked}</span> : null}
        </div>
      ) : (
        <Checkbox
          classNames={{ root: classes.pick, body: classes.pickBody, labelWrapper: classes.pickLabel }}
          aria-label={words.chooseHospital(hospital.name)}
          label={name}
          checked={picked === true}
          onChange={() => onToggle({ hospitalId: hospital.hospitalId, name: hospital.name })}
        />
      )}
      <div className={classes.about}>
        {points.length === 0 || nearMiss && points[0]?.text === '' ? null : (
          <ul className={classes.points}>
            {points.map((point) => (
              <li key={`${point.item}.${point.why}`}>{matchPointText(point, words, needs)}</li>
            ))}
          </ul>
        )}
        <p className={classes.figures}>
          <span>{hospital.municipalityName}</span>
          {hospital.distanceKm === null ? null : <span>{words.kilometres(kilometresText(hospital.distanceKm))}</span>}
          {hospital.vacancyUpdatedAt === null ? (
            <span>{words.vacancyUnknown}</span>
          ) : (
            <span>
              {(hospital.acceptable ?? 0) > 0 ? <strong>{words.vacancy(hospital.acceptable ?? 0)}</strong> : words.noVacancy}（
              <Freshness updatedAt={hospital.vacancyUpdatedAt} />）
            </span>
          )}
          {hospital.opensOn === null ? null : <span>{words.opensOn(dayText(hospital.opensOn, now, language))}</span>}
          {hospital.answerWithinHours === null ? null : <span>{words.answersWithin(hospital.answerWithinHours)}</span>}
        </p>
      </div>
    </li>
  )
})
MatchedHospitalRow.displayName = 'MatchedHospitalRow'
