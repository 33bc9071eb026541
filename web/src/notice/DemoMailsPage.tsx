import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ProblemPanel } from '../platform/ProblemPanel'
import { EmptyState } from '../ui/EmptyState'
import { useMessages } from '../ui/language'
import { Page } from '../ui/Page'
import { RelativeTime } from '../ui/RelativeTime'
import { SkeletonRows } from '../ui/SkeletonRows'
import { noticeMessages } from './notice.messages'
import { demoMailsQuery } from './notice.queries'
import classes from './DemoMailsPage.module.css'

const LINK = /(https?:\/\/[^\s]+)/g
const LOOK_AGAIN_MS = 5_000

/** The text with its links as links, as a mail program shows them; only those into this very page. */
const MailText = ({ text }: { text: string }) => (
  <pre className={classes.text}>
    {text.split(LINK).map((part, place) => {
      const url = place % 2 === 1 && URL.canParse(part) ? new URL(part) : undefined
      return url?.origin === window.location.origin ? (
        <Link key={place} to={`${url.pathname}${url.search}`}>
          {part}
        </Link>
      ) : (
        part
      )
    })}
  </pre>
)

/** 「送信したメール（デモ）」 */
export const DemoMailsPage = () => {
  const words = useMessages(noticeMessages)
  const list = useQuery({ ...demoMailsQuery, refetchInterval: LOOK_AGAIN_MS })
  const { data } = list
  return (
    <Page title={words.demoMails} width="form" lead={data?.demo === false ? undefined : words.mailsLead} actions={<Link to="/notices" activeOptions={{ exact: true }}>{words.toNotices}</Link>}>
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {data === undefined ? list.error === null ? <SkeletonRows columns={1} /> : null : null}
      {data?.demo === false ? <EmptyState title={words.noDemoTitle}>{words.noDemo}</EmptyState> : null}
      {data?.demo === true && data.mails.length === 0 ? <EmptyState title={words.noMailsTitle}>{words.noMails}</EmptyState> : null}
      <div className={classes.mails}>
        {(data?.mails ?? []).map((mail) => (
          <article key={mail.id} className={classes.mail} aria-label={mail.subject}>
            <h2 className={classes.subject}>{mail.subject}</h2>
            <p className={classes.facts}>
              <span>
                {words.mailTo} {mail.to}
              </span>
              <span>
                {words.mailAt} <RelativeTime at={mail.at} withClock />
              </span>
            </p>
            <MailText text={mail.text} />
          </article>
        ))}
      </div>
    </Page>
  )
}
