import type { AnnouncementAudience, AnnouncementState, OfficeAnnouncement } from '@tasuki/domain/office/announcement/announcement.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { useLanguage, useMessages } from '../../ui/language'
import { ListPager } from '../../ui/ListPager'
import { Page } from '../../ui/Page'
import { DatedText } from '../../ui/RelativeTime'
import { type MarkTone, StateMark } from '../../ui/StateMark'
import { fullDayText } from '../../ui/time-text'
import { announcementReaderMessages } from './announcement-reader.messages'
import { announcementMessages } from './announcement.messages'
import { officeAnnouncementsQuery } from './announcement.queries'
import classes from './Announcements.module.css'

const route = getRouteApi('/office/announcements')

export const ANNOUNCEMENT_TONE: Record<AnnouncementState, MarkTone> = { coming: 'paused', shown: 'yes', over: 'none', withdrawn: 'no' }

type Words = ReturnType<typeof useMessages<typeof announcementMessages.ja>>

export const audienceText = (audience: AnnouncementAudience, words: Pick<Words, 'toAll' | 'toArea' | 'toHospitals'>): string => {
  if (audience.kind === 'all') return words.toAll
  return audience.kind === 'area' ? words.toArea(audience.areaName) : words.toHospitals(audience.hospitalIds.length)
}

/** お知らせ of the office: all of them, each with how many hospitals have acknowledged it. */
export const OfficeAnnouncementsPage = () => {
  const words = useMessages(announcementMessages)
  const reader = useMessages(announcementReaderMessages)
  const { language } = useLanguage()
  const { page } = route.useSearch()
  const { data, error, refetch } = useQuery(officeAnnouncementsQuery(page))
  const day = (of: string) => fullDayText(of, language)
  const columns: Column<OfficeAnnouncement>[] = [
    { id: 'subject', header: words.subject, cell: ({ id, title }) => <Link data-row-link to="/office/announcements/$announcementId" params={{ announcementId: id }}>{title}</Link>, card: 'title' },
    { id: 'state', header: words.state, cell: ({ state }) => <StateMark tone={ANNOUNCEMENT_TONE[state]}>{words[state]}</StateMark>, width: '8em' },
    { id: 'audience', header: words.audience, cell: ({ audience }) => audienceText(audience, words), width: '14em' },
    { id: 'period', header: words.period, cell: ({ firstDay, lastDay }) => <DatedText>{lastDay === null ? reader.from(day(firstDay)) : reader.until(day(firstDay), day(lastDay))}</DatedText>, width: '20em' },
    { id: 'confirmation', header: words.confirmation, cell: ({ wantsAcknowledgement, counts }) => (wantsAcknowledgement ? words.counts(counts.acknowledged, counts.addressed) : words.addressed(counts.addressed)), width: '12em' },
  ]
  return (
    <Page title={words.officeTitle} lead={words.officeLead} width="full" actions={<Link to="/office/announcements/new" className={classes.write}>{words.write}</Link>}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {error !== null && data === undefined ? null : (
        <DataTable label={words.officeTitle} columns={columns} rows={data?.announcements} rowKey={({ id }) => id} empty={<EmptyState title={words.officeNone} action={<Link to="/office/announcements/new">{words.write}</Link>}>{words.officeNoneText}</EmptyState>} />
      )}
      <ListPager page={page} total={data?.total} link={(other, text) => <Link to="/office/announcements" search={{ page: other }}>{text}</Link>} />
    </Page>
  )
}
