import { EVENT_WORDS } from '@tasuki/domain/transfer/event-words'
import { defineMessages } from '../../ui/language'

/** What happened, as talk rooms and the history say it. */
export const eventMessages = defineMessages(EVENT_WORDS)
