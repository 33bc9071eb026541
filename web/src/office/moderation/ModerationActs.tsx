import { addDays, japanDay } from '@tasuki/domain/base/working-time'
import { MODERATION_TEXT_LIMIT, type ModerationDetail } from '@tasuki/domain/office/moderation/moderation.contract'
import { useState } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { AnswerByField, CategorySelect, USUAL_DAYS } from './ModerateDialog'
import classes from './Moderation.module.css'
import { moderationMessages } from './moderation.messages'
import { useAskAgain, useCloseModeration, useDeleteAskedContent } from './moderation.queries'
import { ReasonDialog } from '../ReasonDialog'

type Act = 'say' | 'close' | 'delete'

/** The officer asks more, closes, or deletes; each with words that stay when it is refused. */
export const ModerationActs = ({ of }: { of: ModerationDetail }) => {
  const words = useMessages(moderationMessages)
  const [act, setAct] = useState<Act>()
  if (of.state === 'closed' || of.state === 'deleted') return null
  return (
    <div className={classes.acts}>
      <ActionButton onAct={() => setAct('say')}>{words.say}</ActionButton>
      <ActionButton tone={of.state === 'answered' ? 'primary' : 'plain'} onAct={() => setAct('close')}>{words.close}</ActionButton>
      <ActionButton tone="danger" onAct={() => setAct('delete')}>{words.remove}</ActionButton>
      {act === undefined ? null : <ActDialog of={of} act={act} onClose={() => setAct(undefined)} />}
    </div>
  )
}

const ActDialog = ({ of, act, onClose }: { of: ModerationDetail; act: Act; onClose: () => void }) => {
  const words = useMessages(moderationMessages)
  const today = japanDay(useNow())
  const say = useAskAgain()
  const close = useCloseModeration()
  const erase = useDeleteAskedContent()
  const [answerBy, setAnswerBy] = useState(addDays(today, USUAL_DAYS))
  const [category, setCategory] = useState(of.category)
  const done = (said: string) => ({
    onSuccess: () => {
      onClose()
      notify({ text: said })
    },
  })
  const params = { moderationId: of.id }
  const send = (text: string) => {
    if (act === 'say') say.mutate({ params, body: { body: text, answerBy } }, done(words.again))
    else if (act === 'close') close.mutate({ params, body: { note: text } }, done(words.closed))
    else erase.mutate({ params, body: { category, reason: text } }, done(words.deleted))
  }
  const { error, isPending } = { say, close, delete: erase }[act]
  return (
    <ReasonDialog
      title={{ say: words.sayTitle, close: words.closeTitle, delete: words.removeTitle }[act]}
      actLabel={{ say: words.ask, close: words.close, delete: words.remove }[act]}
      danger={act === 'delete'}
      chooses={act === 'delete'}
      label={{ say: words.body, close: words.note, delete: words.reason }[act]}
      help={words.reasonHelp}
      field="moderation.text"
      most={MODERATION_TEXT_LIMIT}
      {...(act !== 'close' && { missing: words.missing })}
      reason={act === 'say' && answerBy === '' ? words.missingDay : undefined}
      busy={isPending}
      error={error}
      after={act === 'say' ? <AnswerByField value={answerBy} onChange={setAnswerBy} /> : null}
      onAct={send}
      onClose={onClose}
    >
      {act === 'say' ? null : <p className={classes.soft}>{act === 'close' ? words.closeText : words.deleteHelp}</p>}
      {act === 'delete' ? <CategorySelect value={category} onChange={setCategory} /> : null}
    </ReasonDialog>
  )
}
