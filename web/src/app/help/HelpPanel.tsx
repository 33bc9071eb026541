import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { useLanguage, useMessages } from '../../ui/language'
import { uiMessages } from '../../ui/ui.messages'
import classes from './Help.module.css'
import { HelpContent } from './HelpContent'
import type { HelpTopicId } from './help-of-route'
import { HELP_TOPICS } from './help-topics'
import { helpMessages } from './help.messages'

type HelpPanelProps = { topicId: HelpTopicId; onClose: () => void; onReplay: (() => void) | undefined }

/** The help of the page one is on, beside it: the page stays usable. Its links open new tabs, for a form may be half filled. */
export const HelpPanel = ({ topicId, onClose, onReplay }: HelpPanelProps) => {
  const words = useMessages(helpMessages)
  const common = useMessages(uiMessages)
  const { language } = useLanguage()
  const title = useRef<HTMLHeadingElement>(null)
  const topic = HELP_TOPICS[topicId]
  useEffect(() => title.current?.focus(), [topicId])
  return (
    <div role="dialog" aria-label={words.helpOf(topic[language].title)} className={classes.panel}>
      <div className={classes.panelHead}>
        <h2 ref={title} tabIndex={-1} className={classes.panelTitle}>
          {topic[language].title}
        </h2>
        <button type="button" className={classes.close} aria-label={common.close} onClick={onClose}>
          ×
        </button>
      </div>
      <HelpContent topic={topic} level={3} />
      <div className={classes.more}>
        <Link to="/help/$topicId" params={{ topicId }} target="_blank">
          {words.newWindow}
        </Link>
        <Link to="/help" target="_blank">
          {words.allTopics}
        </Link>
        {onReplay === undefined ? null : <ActionButton onAct={onReplay}>{words.replay}</ActionButton>}
      </div>
    </div>
  )
}
