import { useQuery } from '@tanstack/react-query'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useLanguage, useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { Section } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { StateMark } from '../../ui/StateMark'
import { fullInstantText } from '../../ui/time-text'
import { peopleMessages } from '../people/people.messages'
import { concurrentUsesQuery } from './session.queries'
import classes from '../AccountPages.module.css'

const placeText = ({ device, network }: { device: string; network: string }): string => [device, network].filter((part) => part !== '').join(' ')

/** Accounts that looked as if two people used them (要綱6条2号, rule 37). */
export const ConcurrentUses = ({ withHospital }: { withHospital: boolean }) => {
  const words = useMessages(peopleMessages)
  const { language } = useLanguage()
  const list = useQuery(concurrentUsesQuery)
  return (
    <Section title={words.concurrent}>
      <p className={classes.soft}>{words.concurrentLead}</p>
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.data === undefined ? list.error === null ? <SkeletonRows rows={1} columns={3} /> : null : list.data.uses.length === 0 ? (
        <p>{words.noConcurrent}</p>
      ) : (
        <ul className={lines.list} aria-label={words.concurrent}>
          {list.data.uses.map((found) => (
            <li key={found.id} className={lines.line}>
              <span className={classes.what}>
                <strong>{found.displayName}</strong>
                {withHospital && found.hospital !== null ? found.hospital.name : null}
                {found.endedOlder ? <StateMark tone="none">{words.endedOlder}</StateMark> : null}
                <span className={classes.soft}>
                  {fullInstantText(found.at, language)}
                  {'　'}
                  {words.placesLine(placeText(found.begun), placeText(found.other))}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
