import { searchWords } from '@tasuki/domain/talk/search-spelling.rules'
import { documentKindText } from '@tasuki/domain/document/document-words'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { EmptyState } from '../ui/EmptyState'
import { useLanguage, useMessages } from '../ui/language'
import { RelativeTime } from '../ui/RelativeTime'
import { SkeletonRows } from '../ui/SkeletonRows'
import { BodyText } from './BodyText'
import { excerptAround } from './excerpt'
import classes from './RoomList.module.css'
import { talkMessages } from './talk.messages'
import { foundMessagesQuery, type MessageSearchInput } from './talk.queries'
import type { TalkSearch } from './talk-search'

/** Lines found by their words, or spoken to the reader; a press goes to the line in its room. */
export const FoundMessages = ({ input, search, chosen, readerId }: { input: MessageSearchInput; search: TalkSearch; chosen: string | undefined; readerId: string | undefined }) => {
  const words = useMessages(talkMessages)
  const { language } = useLanguage()
  const query = useInfiniteQuery(foundMessagesQuery(input))
  const spelled = input.mentionsMine ? [] : searchWords(input.q)
  if (query.data === undefined) return query.error === null ? <SkeletonRows columns={2} /> : <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />
  const found = query.data.pages.flatMap((page) => page.found)
  if (found.length === 0)
    return <EmptyState title={input.mentionsMine ? words.noMentions : words.foundNothing}>{input.inChargeOnly ? words.foundNothingMine : input.mentionsMine ? words.noMentionsText : words.foundNothingText}</EmptyState>
  return (
    <>
      <ul className={classes.rooms} aria-label={words.foundList}>
        {found.map(({ roomId, subjectLabel, otherHospitals, message }) => (
          <li key={message.id}>
            <Link to="/talk/$roomId" params={{ roomId }} search={{ ...search, line: message.seq }} className={classes.room} data-chosen={roomId === chosen ? '' : undefined}>
              <span className={classes.hospital}>{otherHospitals.map((one) => one.name).join('、')}</span>
              <span className={classes.when}>
                <RelativeTime at={message.sentAt} />
              </span>
              <span className={classes.subject}>{subjectLabel}</span>
              <span className={classes.excerpt}>
                {message.author === null ? null : <span className={classes.by}>{message.author.personName}　</span>}
                <BodyText body={[excerptAround(message.body, spelled), message.documents.length === 0 ? '' : words.documentLast(message.documents.map((document) => documentKindText(document.kind, language)).join('、'))].filter((part) => part !== '').join('　')} mentions={message.mentions} readerId={readerId} words={spelled} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <ActionButton tone="quiet" busy={query.isFetchingNextPage} onAct={() => void query.fetchNextPage()} fullWidth>
          {words.more}
        </ActionButton>
      ) : null}
    </>
  )
}
