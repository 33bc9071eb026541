import { useQuery } from '@tanstack/react-query'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useMessages } from '../../ui/language'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { PublicPage } from './PublicPage'
import { termsMessages } from './terms.messages'
import { officeProfileQuery } from './terms.queries'
import classes from './Terms.module.css'

/** 責任分界点 (要綱21条): who runs the infrastructure is the office's to say. */
export const ResponsibilitiesPage = () => {
  const words = useMessages(termsMessages)
  const { data, error, refetch } = useQuery(officeProfileQuery)
  const operator = data?.profile.infrastructureOperator ?? ''
  const rows = [
    [words.matterInternet, words.hospital],
    [words.matterUse, words.hospital],
    [words.matterOperation, data?.prefectureName ?? ''],
    [words.matterUsers, data?.prefectureName ?? ''],
    [words.matterInfrastructure, operator === '' ? words.notTold : operator],
  ] as const
  return (
    <PublicPage title={words.responsibilities} lead={words.responsibilitiesLead}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <SkeletonRows rows={5} columns={2} /> : null : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words.matter}</th>
              <th scope="col">{words.answerable}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([matter, who]) => (
              <tr key={matter}>
                <th scope="row">{matter}</th>
                <td>{who}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PublicPage>
  )
}
