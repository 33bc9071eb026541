import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { SearchBox } from '../../ui/SearchBox'
import { ActionButton } from '../../ui/ActionButton'
import { EmptyState } from '../../ui/EmptyState'
import { useLanguage, useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import classes from './Help.module.css'
import { HelpContent } from './HelpContent'
import type { HelpTopicId } from './help-of-route'
import { HELP_TOPICS, helpTopicIds, isScreenTopic, searchHelp } from './help-topics'
import { helpMessages } from './help.messages'

const index = getRouteApi('/help')
const one = getRouteApi('/help/$topicId')

const TopicList = () => {
  const words = useMessages(helpMessages)
  const { language } = useLanguage()
  const list = (ids: readonly HelpTopicId[], heading: string) => (
    <section>
      <h2>{heading}</h2>
      <ul>
        {ids.map((topicId) => (
          <li key={topicId}>
            <Link to="/help/$topicId" params={{ topicId }}>
              {HELP_TOPICS[topicId][language].title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
  return (
    <nav aria-label={words.allTopics} className={classes.topics} data-print="hide">
      {list(helpTopicIds.filter((id) => !isScreenTopic(id)), words.guides)}
      {list(helpTopicIds.filter(isScreenTopic), words.screens)}
      <section>
        <h2>{words.askUs}</h2>
        <ul>
          <li>
            <Link to="/contact">{words.contact}</Link>
          </li>
          <li>
            <Link to="/terms">{words.terms}</Link>
          </li>
          <li>
            <Link to="/responsibilities">{words.responsibilities}</Link>
          </li>
        </ul>
      </section>
    </nav>
  )
}

const Results = ({ search }: { search: string }) => {
  const words = useMessages(helpMessages)
  const found = searchHelp(search, useLanguage().language)
  return (
    <div role="status">
      {found.length === 0 ? <EmptyState title={words.nothing}>{words.nothingText}</EmptyState> : <p>{words.found(found.length)}</p>}
      <ul className={classes.results}>
        {found.map(({ id, title, line }) => (
          <li key={id}>
            <Link to="/help/$topicId" params={{ topicId: id }}>
              {title}
            </Link>
            <p>{line}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** /help: search, the list of topics, and the two journeys. */
export const HelpIndexPage = () => {
  const words = useMessages(helpMessages)
  const { q = '' } = index.useSearch()
  const navigate = useNavigate()
  const search = useCallback((text: string) => void navigate({ to: '/help', search: { q: text === '' ? undefined : text }, replace: true }), [navigate])
  const { language } = useLanguage()
  return (
    <Page title={words.help} lead={words.lead}>
      <div className={classes.columns}>
        <TopicList />
        <div>
          <div data-print="hide">
            <SearchBox label={words.search} value={q} onSearch={search} />
          </div>
          {q === '' ? (
            (['sender', 'receiver'] as const).map((id) => (
              <section key={id}>
                <h2 className={classes.heading}>{HELP_TOPICS[id][language].title}</h2>
                <HelpContent topic={HELP_TOPICS[id]} level={3} />
              </section>
            ))
          ) : (
            <Results search={q} />
          )}
        </div>
      </div>
    </Page>
  )
}

/** /help/$topicId: one topic, to read, print or send to a colleague. */
export const HelpTopicPage = () => {
  const words = useMessages(helpMessages)
  const { language } = useLanguage()
  const { topicId } = one.useParams()
  const known = helpTopicIds.find((id) => id === topicId)
  const title = known === undefined ? words.unknownTopic : HELP_TOPICS[known][language].title
  return (
    <Page title={title} actions={known === undefined ? undefined : <ActionButton onAct={() => window.print()}>{words.print}</ActionButton>}>
      <div className={classes.columns}>
        <TopicList />
        {known === undefined ? <EmptyState title={words.nothing} action={<Link to="/help">{words.allTopics}</Link>} /> : <HelpContent topic={HELP_TOPICS[known]} level={2} />}
      </div>
    </Page>
  )
}
