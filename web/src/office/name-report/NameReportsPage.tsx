import { decideNameReportCall, listNameReportsCall, type NameReportView } from '@tasuki/domain/office/name-report/name-report.contract'
import { fieldLabel } from '@tasuki/domain/transfer/field-text'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery } from '../../account/account.queries'
import { callQuery, useCommand } from '../../platform/server-state'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { Page } from '../../ui/Page'
import { RelativeTime } from '../../ui/RelativeTime'
import { SegmentedField } from '../../ui/SegmentedField'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { StateMark } from '../../ui/StateMark'
import { recordMessages } from '../../transfer/record/record.messages'
import { useNeedLabels } from '../../transfer/candidates/use-matching'
import { nameReleasesMessages } from './name-releases.messages'
import { NameReleases } from './NameReleases'
import { nameReportsMessages } from './name-reports.messages'
import classes from './NameReportsPage.module.css'

const route = getRouteApi('/office/names')

const nameReportsQuery = (state: 'pending' | 'decided') => callQuery(['office', 'listNameReports'], listNameReportsCall, { query: { state } })

/** 氏名の確認: what was hidden for the prefecture to decide (rule 85), and what was said to be no name, which hospitals look over too. */
export const NameReportsPage = () => {
  const me = useQuery(meQuery).data
  const state = route.useSearch().state
  if (me === undefined || me === null) return null
  return me.hospital === null ? <OfficeNames state={state ?? 'pending'} /> : <HospitalNames all={me.role === 'representative'} />
}

/** A hospital decides about no reports: its own words alone, all of them for its representative. */
const HospitalNames = ({ all }: { all: boolean }) => {
  const words = useMessages(nameReportsMessages)
  const releases = useMessages(nameReleasesMessages)
  return (
    <Page title={releases.title} lead={all ? words.leadHouse : words.leadOwn}>
      <NameReleases />
    </Page>
  )
}

const OfficeNames = ({ state }: { state: 'pending' | 'decided' | 'released' }) => {
  const words = useMessages(nameReportsMessages)
  const navigate = useNavigate()
  const segments = [
    { value: 'pending', label: words.pending },
    { value: 'decided', label: words.decided },
    { value: 'released', label: words.releasedWords },
  ] as const
  return (
    <Page title={words.title} lead={words.lead}>
      <FilterBar label={words.show}>
        <SegmentedField label={words.show} labelHidden segments={segments} value={state} onChange={(value) => void navigate({ to: '/office/names', search: value === 'pending' ? {} : { state: value } })} />
      </FilterBar>
      {state === 'released' ? <NameReleases /> : <NameReportList state={state} />}
    </Page>
  )
}

const NameReportList = ({ state }: { state: 'pending' | 'decided' }) => {
  const words = useMessages(nameReportsMessages)
  const { data, error, refetch } = useQuery(nameReportsQuery(state))
  return (
    <>
      <p>
        <Link to="/office/documents">{words.documentReleases}</Link>
      </p>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <SkeletonRows rows={3} columns={2} /> : null : null}
      {data === undefined ? null : data.reports.length === 0 ? (
        state === 'pending' ? (
          <EmptyState title={words.none}>{words.noneText}</EmptyState>
        ) : (
          <EmptyState title={words.noneDecided} />
        )
      ) : (
        <ul className={classes.reports} aria-label={words.title}>
          {data.reports.map((report) => (
            <ReportCard key={report.id} report={report} />
          ))}
        </ul>
      )}
    </>
  )
}

const ReportCard = ({ report }: { report: NameReportView }) => {
  const words = useMessages(nameReportsMessages)
  const terms = useMessages(recordMessages)
  const needs = useNeedLabels()
  const decide = useCommand(decideNameReportCall, { changes: [['office'], ['talk'], ['transfer']] })
  const [asked, setAsked] = useState<'restored' | 'removed'>()
  const act = (decision: 'restored' | 'removed') =>
    decide.mutate(
      { params: { reportId: report.id }, body: { decision } },
      {
        onSuccess: () => {
          setAsked(undefined)
          notify({ text: words[decision] })
        },
      },
    )
  const who = (of: { hospital: { name: string } | null; personName: string | null }) => [of.hospital?.name ?? '', of.personName ?? ''].filter((part) => part !== '').join('　')
  return (
    <li className={classes.report}>
      <p className={classes.head}>
        <strong>{words[`kind_${report.kind}`]}</strong>
        <span>{report.label}</span>
        {report.field === '' ? null : <span>{`${words.field}：${fieldLabel(report.field.replace(/\.detail$/, ''), terms, needs)}`}</span>}
        <RelativeTime at={report.reportedAt} withClock />
        {report.state === 'pending' ? null : <StateMark tone={report.state === 'restored' ? 'yes' : 'no'}>{words[report.state]}</StateMark>}
      </p>
      {Object.entries(report.texts).map(([field, text]) => (
        <blockquote key={field} className={classes.text}>
          {text}
        </blockquote>
      ))}
      {report.kind === 'document' && report.state === 'pending' ? <p>{words.document}</p> : null}
      <dl className={classes.facts}>
        <div>
          <dt>{words.author}</dt>
          <dd>{who(report.author)}</dd>
        </div>
        <div>
          <dt>{words.reporter}</dt>
          <dd>{who(report.reporter)}</dd>
        </div>
        {report.decidedBy === null || report.decidedAt === null ? null : (
          <div>
            <dt>{words.decided}</dt>
            <dd>
              {report.decidedBy} <RelativeTime at={report.decidedAt} withClock />
            </dd>
          </div>
        )}
      </dl>
      {report.openers.length === 0 ? (
        <p>{words.openedNone}</p>
      ) : (
        <details>
          <summary>{words.opened(report.openers.length)}</summary>
          <ul>
            {report.openers.map((opener, at) => (
              // A person may stand here by mark and by reading.
              <li key={`${opener.personName}-${at}`}>
                {who(opener)} {opener.at === null ? words.byMark : <RelativeTime at={opener.at} withClock />}
              </li>
            ))}
          </ul>
        </details>
      )}
      {report.caseId === null ? null : (
        <Link to="/cases/$caseId" params={{ caseId: report.caseId }}>
          {words.openCase}
        </Link>
      )}
      {report.state === 'pending' ? (
        <div className={classes.acts}>
          <ActionButton onAct={() => setAsked('restored')}>{words.restore}</ActionButton>
          <ActionButton tone="danger" onAct={() => setAsked('removed')}>
            {words.remove}
          </ActionButton>
        </div>
      ) : null}
      <ConfirmDialog
        title={asked === 'removed' ? words.removeTitle : words.restoreTitle}
        opened={asked !== undefined}
        actLabel={asked === 'removed' ? words.removeAct : words.restoreAct}
        danger={asked === 'removed'}
        busy={decide.isPending}
        onAct={() => (asked === undefined ? undefined : act(asked))}
        onClose={() => setAsked(undefined)}
      >
        <p>{asked === 'removed' ? words.removeText : words.restoreText}</p>
        <ProblemPanel error={decide.error} />
      </ConfirmDialog>
    </li>
  )
}
