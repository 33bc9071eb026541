import type { FacilityChange, FacilityPart, FieldChange } from '@tasuki/domain/facility/facility-history.contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { EmptyState } from '../ui/EmptyState'
import { useLanguage, useMessages } from '../ui/language'
import { RelativeTime } from '../ui/RelativeTime'
import { SkeletonRows } from '../ui/SkeletonRows'
import { careNeedsQuery } from './catalogue.queries'
import { changeText } from './change-text'
import { facilityChangesQuery } from './facility.queries'
import { facilityTerms } from './facility-terms.messages'
import classes from './FacilityHistory.module.css'
import { historyMessages } from './history.messages'
import { recordFieldMessages } from './hospital.messages'

const HISTORY_PAGE = 20
/** A record filled in for the first time has thirty fields: the rest is one press away. */
const SHOWN_AT_FIRST = 5

type FacilityHistoryProps = { hospitalId: string; part: FacilityPart | undefined; page: number; pageSize?: number; onPage?: (page: number) => void }

/** Who changed or confirmed what, newest first. From what to what is told to the hospital's own people and the prefecture. */
export const FacilityHistory = ({ hospitalId, part, page, pageSize = HISTORY_PAGE, onPage }: FacilityHistoryProps) => {
  const words = useMessages(historyMessages)
  const offset = (page - 1) * pageSize
  const { data, error, refetch } = useQuery({
    ...facilityChangesQuery(hospitalId, { ...(part !== undefined && { part }), limit: pageSize, offset }),
    placeholderData: keepPreviousData,
  })
  if (data === undefined) return error === null ? <SkeletonRows rows={5} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />
  if (data.total === 0) return <EmptyState title={words.empty}>{words.emptyText}</EmptyState>
  return (
    <>
      <ol className={classes.changes} aria-label={words.title}>
        {data.changes.map((change) => (
          <ChangeLine key={change.id} change={change} />
        ))}
      </ol>
      {data.changes.some((change) => change.changes === null) ? <p className={classes.soft}>{words.whoOnly}</p> : null}
      {onPage === undefined || data.total <= pageSize ? null : (
        <nav aria-label={words.pages} className={classes.pages}>
          {page > 1 ? (
            <button type="button" onClick={() => onPage(page - 1)}>
              {words.newer}
            </button>
          ) : null}
          <span className="figures">{words.range(offset + 1, offset + data.changes.length, data.total)}</span>
          {offset + pageSize < data.total ? (
            <button type="button" onClick={() => onPage(page + 1)}>
              {words.older}
            </button>
          ) : null}
        </nav>
      )}
    </>
  )
}

const ChangeLine = ({ change }: { change: FacilityChange }) => {
  const words = useMessages(historyMessages)
  const terms = useMessages(facilityTerms)
  const kinds = change.bedKinds.map((kind) => terms[`bed_${kind}`]).join('、')
  return (
    <li className={classes.change} data-act={change.act}>
      <div className={classes.head}>
        <RelativeTime at={change.at} withClock />
        <span>{change.by === '' ? words.system : terms.updatedBy(change.by)}</span>
        <strong>
          {words[`part_${change.part}`]} {words[`act_${change.act}`]}
        </strong>
        {kinds === '' ? null : <span className={classes.soft}>{words.kinds(kinds)}</span>}
      </div>
      {change.changes === null || change.changes.length === 0 ? null : <Fields part={change.part} changes={change.changes} />}
    </li>
  )
}

const Fields = ({ part, changes }: { part: FacilityPart; changes: readonly FieldChange[] }) => {
  const words = useMessages(historyMessages)
  const terms = useMessages(facilityTerms)
  const fields = useMessages(recordFieldMessages)
  const { language } = useLanguage()
  const needs = new Map((useQuery(careNeedsQuery).data?.careNeeds ?? []).map((need) => [need.code, need]))
  const [open, setOpen] = useState(false)
  const shown = open ? changes : changes.slice(0, SHOWN_AT_FIRST)
  const rest = changes.length - SHOWN_AT_FIRST
  return (
    <>
      <dl className={classes.fields}>
        {shown.map((change) => {
          const said = changeText(part, change, { terms, fields, needs, language, none: words.none, blank: words.blank })
          return (
            <div key={change.field}>
              <dt>{said.label}</dt>
              <dd>
                <span className="visuallyHidden">{words.before} </span>
                <span className={classes.before}>{said.before}</span>
                <span aria-hidden> → </span>
                <span className="visuallyHidden">{words.after} </span>
                <span>{said.after}</span>
              </dd>
            </div>
          )
        })}
      </dl>
      {rest > 0 ? (
        <button type="button" className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.fewer : words.more(rest)}
        </button>
      ) : null}
    </>
  )
}
