import type { Acceptance, AcceptanceTable, CareNeed } from '@tasuki/domain/facility/care-need'
import { useQuery } from '@tanstack/react-query'
import { ProblemPanel } from '../platform/ProblemPanel'
import { useLanguage, useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import { StateMark } from '../ui/StateMark'
import classes from './AcceptanceView.module.css'
import { careNeedsQuery } from './catalogue.queries'
import { facilityTerms } from './facility-terms.messages'
import { unitText } from './unit-text'
import { needLabel, needsByGroup } from './facility-text'
import { hospitalMessages } from './hospital.messages'

const TONE = { accepted: 'yes', conditional: 'maybe', refused: 'no' } as const

/** The whole catalogue by group: ○, △ with its condition, ×, or not stated; limits in the item's own unit. */
export const AcceptanceView = ({ acceptance }: { acceptance: AcceptanceTable }) => {
  const words = useMessages(hospitalMessages)
  const terms = useMessages(facilityTerms)
  const { data, error, refetch } = useQuery(careNeedsQuery)
  if (data === undefined) return error === null ? <SkeletonRows rows={8} columns={2} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />
  const groups = needsByGroup(data.careNeeds, (code) => acceptance[code] !== undefined)
  return (
    <>
      <p className={classes.explain}>{words.unstatedMeans}</p>
      <div className={classes.groups}>
        {groups.map(({ group, needs }) => (
          <table key={group} className={classes.group} data-print="together">
            <caption>{terms[`group_${group}`]}</caption>
            <tbody>
              {needs.map((need) => (
                <AcceptanceRow key={need.code} need={need} stated={acceptance[need.code]} />
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </>
  )
}

const AcceptanceRow = ({ need, stated }: { need: CareNeed; stated: Acceptance | undefined }) => {
  const terms = useMessages(facilityTerms)
  const { language } = useLanguage()
  return (
    <tr data-stated={stated === undefined ? undefined : ''}>
      <th scope="row">{needLabel(need, language)}</th>
      <td>
        {stated === undefined ? (
          <StateMark tone="none">{terms.level_unstated}</StateMark>
        ) : (
          <>
            <StateMark tone={TONE[stated.level]}>{terms[`level_${stated.level}`]}</StateMark>
            {stated.limit === null ? null : <span className={classes.limit}>{terms.atMost(stated.limit, unitText(need.quantityUnit, language))}</span>}
            {stated.condition === '' ? null : <span className={classes.condition}>{stated.condition}</span>}
          </>
        )}
      </td>
    </tr>
  )
}
