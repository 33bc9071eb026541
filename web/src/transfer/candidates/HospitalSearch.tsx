import { Checkbox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { HospitalSummary } from '@tasuki/domain/facility/facility.contract'
import type { MatchingResult } from '@tasuki/domain/transfer/matching.contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../../account/account.queries'
import { hospitalsQuery } from '../../facility/facility.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useMessages } from '../../ui/language'
import { StateMark } from '../../ui/StateMark'
import { TextField } from '../../ui/TextField'
import type { HospitalPick } from '../case-form/case-form'
import { matchingMessages } from './matching.messages'
import { isBlockedUnlisted, kilometresText, listedHospital } from './matching-text'
import { MatchedHospitalRow } from './MatchedHospitalRow'
import classes from './MatchingPanel.module.css'
import type { NeedWords } from '../record/record-text'

const SEARCH_PAUSE_MS = 200
const FOUND_AT_MOST = 20

type HospitalSearchProps = {
  result: MatchingResult
  needs: ReadonlyMap<string, NeedWords>
  picked: ReadonlySet<string>
  onToggle: (hospital: HospitalPick) => void
  asked: ReadonlySet<string>
}

/** A hospital somebody has in mind is found by its name and may be asked, whatever its mark: the mark helps, it forbids nothing. */
export const HospitalSearch = ({ result, needs, picked, onToggle, asked }: HospitalSearchProps) => {
  const words = useMessages(matchingMessages)
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), SEARCH_PAUSE_MS)
  const ownId = useQuery(meQuery).data?.hospital?.id
  const found = useQuery({ ...hospitalsQuery({ q, use: 'active', sort: 'distance', limit: FOUND_AT_MOST }), enabled: q !== '', placeholderData: keepPreviousData })
  const hospitals = q === '' ? undefined : found.data?.hospitals.filter(({ id }) => id !== ownId)
  return (
    <section aria-label={words.searchTitle} className={classes.search}>
      <TextField type="search" label={words.searchTitle} placeholder={words.searchHint} maxLength={100} autoComplete="off" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      <ProblemPanel error={found.error} onRetry={() => void found.refetch()} />
      <p className={classes.soft} role="status">
        {hospitals === undefined ? '' : hospitals.length === 0 ? words.searchNobody : words.searchFound(hospitals.length)}
      </p>
      {hospitals === undefined || hospitals.length === 0 ? null : (
        <ul className={classes.hospitals}>
          {hospitals.map((hospital) => {
            const listed = listedHospital(result, hospital.id)
            const own = { picked: picked.has(hospital.id), asked: asked.has(hospital.id), onToggle }
            return listed === undefined ? (
              <FoundHospitalRow key={hospital.id} hospital={hospital} blocked={isBlockedUnlisted(result, hospital.id)} {...own} />
            ) : (
              <MatchedHospitalRow key={hospital.id} hospital={listed} needs={needs} {...own} />
            )
          })}
        </ul>
      )}
    </section>
  )
}

type FoundHospitalRowProps = { hospital: HospitalSummary; blocked: boolean; picked: boolean; asked: boolean; onToggle: (hospital: HospitalPick) => void }

/** One that stands in no list above: its name, where it is, and that it doesn't fit. */
const FoundHospitalRow = ({ hospital, blocked, picked, asked, onToggle }: FoundHospitalRowProps) => {
  const words = useMessages(matchingMessages)
  const name = (
    <span className={classes.name}>
      {blocked ? (
        <StateMark tone="no">
          <span className="visuallyHidden">{words.blocked}</span>
        </StateMark>
      ) : null}
      <strong>{hospital.name}</strong>
    </span>
  )
  return (
    <li className={classes.hospital} data-picked={picked ? '' : undefined}>
      {asked ? (
        <div className={classes.plainName}>
          {name}
          <span className={classes.soft}>{words.alreadyAsked}</span>
        </div>
      ) : (
        <Checkbox
          classNames={{ root: classes.pick, body: classes.pickBody, labelWrapper: classes.pickLabel }}
          aria-label={words.chooseHospital(hospital.name)}
          label={name}
          checked={picked}
          onChange={() => onToggle({ hospitalId: hospital.id, name: hospital.name })}
        />
      )}
      <div className={classes.about}>
        {blocked ? <p className={classes.points}>{words.blockedUnlisted}</p> : null}
        <p className={classes.figures}>
          <span>{hospital.municipalityName}</span>
          {hospital.distanceKm === null ? null : <span>{words.kilometres(kilometresText(hospital.distanceKm))}</span>}
        </p>
      </div>
    </li>
  )
}
