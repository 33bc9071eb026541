import { documentKindText } from '@tasuki/domain/document/document-words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { meQuery } from '../account/account.queries'
import { ProblemPanel } from '../platform/ProblemPanel'
import { DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { useLanguage, useMessages } from '../ui/language'
import { Page } from '../ui/Page'
import { RelativeTime } from '../ui/RelativeTime'
import { documentReleaseMessages } from './document-release.messages'
import { documentMessages } from './document.messages'
import { documentReleasesQuery } from './document.queries'

/** Documents that a person has let out against the check: of the own hospital for its representative, of all for the prefecture. */
export const DocumentReleasesPage = () => {
  const words = useMessages(documentReleaseMessages)
  const terms = useMessages(documentMessages)
  const { language } = useLanguage()
  const ofHospital = useQuery(meQuery).data?.hospital !== null
  const { data, error, refetch } = useQuery(documentReleasesQuery())
  return (
    <Page title={words.title} lead={ofHospital ? words.lead : words.leadPrefecture}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {error !== null && data === undefined ? null : (
        <DataTable
          label={words.title}
          rows={data?.releases}
          rowKey={(row) => row.documentId}
          empty={<EmptyState title={words.none}>{words.noneText}</EmptyState>}
          columns={[
            { id: 'at', header: words.at, cell: (row) => <RelativeTime at={row.at} withClock />, width: '11em' },
            {
              id: 'document',
              header: words.document,
              card: 'title',
              cell: (row) => <Link data-row-link to={row.subject.kind === 'case' ? '/cases/$caseId' : '/talk/$roomId'} params={{ caseId: row.subject.id, roomId: row.subject.id }} search={row.subject.kind === 'case' ? { tab: 'documents' } : {}}>{documentKindText(row.kind, language)}</Link>,
            },
            ...(ofHospital ? [] : [{ id: 'hospital', header: words.hospital, cell: (row: { hospital: { name: string } }) => row.hospital.name }]),
            { id: 'person', header: words.person, cell: (row) => row.personName },
            { id: 'places', header: words.places, align: 'end', cell: (row) => row.places, width: '6em' },
            { id: 'reason', header: words.reason, cell: (row) => [terms[`reason_${row.reason}`], row.note].filter((part) => part !== '').join('：') },
          ]}
        />
      )}
    </Page>
  )
}
