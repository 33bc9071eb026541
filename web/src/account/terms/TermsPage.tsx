import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { EmptyState } from '../../ui/EmptyState'
import { useLanguage, useMessages } from '../../ui/language'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { fullDayText } from '../../ui/time-text'
import { PublicPage } from './PublicPage'
import { termsMessages } from './terms.messages'
import { termsQuery } from './terms.queries'
import { TermsBody } from './TermsBody'

const route = getRouteApi('/terms')

/** 利用規約: the version in force, and the others. */
export const TermsPage = () => {
  const words = useMessages(termsMessages)
  const { language } = useLanguage()
  const { version } = route.useSearch()
  const { data, error, refetch } = useQuery(termsQuery(version))
  return (
    <PublicPage title={words.title} lead={words.lead}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <SkeletonRows rows={8} /> : null : null}
      {data === undefined ? null : data.terms === null ? <EmptyState title={words.none}>{words.noneText}</EmptyState> : <TermsBody terms={data.terms} />}
      {data !== undefined && data.versions.length > 1 ? (
        <nav aria-label={words.versions}>
          <ul>
            {data.versions.map((one) => (
              <li key={one.version}>
                <Link to="/terms" search={{ version: one.version }} data-lone>
                  {words.versionLine(one.version, fullDayText(one.fromDay, language))}
                </Link>
                {one.version === data.current ? `　${words.shownNow}` : ''}
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </PublicPage>
  )
}
