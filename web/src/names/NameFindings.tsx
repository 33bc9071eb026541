import { REPLACEMENTS } from '@tasuki/domain/names/name-replacement'
import { lazy, memo, type RefObject, Suspense, useState } from 'react'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { ProblemPanel } from '../platform/ProblemPanel'
import { nameCheckMessages } from './name-check.messages'
import classes from './NameCheck.module.css'
import { useNamePlace } from './name-place'
import { useReleaseName } from './name-release.queries'
import { replaceInField } from './replace-name'
import type { FoundWord } from './shown-findings'
import { rememberRefusedWords } from './tab-names'

const ReleaseNameDialog = lazy(async () => ({ default: (await import('./ReleaseNameDialog')).ReleaseNameDialog }))

const MOST_SHOWN = 3

type NameFindingsProps = { id: string; words: readonly FoundWord[]; field: string; input: RefObject<HTMLInputElement | HTMLTextAreaElement | null> }

/** Under a field: what was found in it and why, what to put there instead, and the ways out where it is no name. */
export const NameFindings = memo(({ id, words: found, field, input }: NameFindingsProps) => {
  const words = useMessages(nameCheckMessages)
  const [all, setAll] = useState(false)
  const [releasing, setReleasing] = useState<string>()
  const close = () => {
    setReleasing(undefined)
    // Its button may be gone with what was released.
    requestAnimationFrame(() => input.current?.focus())
  }
  const blocked = found.filter(({ level }) => level === 'block').length
  const shown = all ? found : found.slice(0, MOST_SHOWN)
  return (
    <div className={classes.findings}>
      <p id={id} role="status" className="visuallyHidden">
        {blocked > 0 ? words.countBlocked(blocked) : found.length > 0 ? words.countAsked(found.length) : ''}
        {found.map(({ word, level, reason }) => `「${word}」${level === 'block' ? words[`block_${reason as 'context'}`] : ''}`).join('、')}
      </p>
      {found.length === 0 ? null : (
        <ul aria-label={words.findings} className={classes.list}>
          {shown.map((one) => (
            <FoundLine key={`${one.level}-${one.reason}-${one.word}`} found={one} field={field} input={input} onRelease={() => setReleasing(one.word)} />
          ))}
        </ul>
      )}
      {found.length > shown.length ? (
        <ActionButton size="xs" tone="quiet" onAct={() => setAll(true)}>
          {words.more(found.length - shown.length)}
        </ActionButton>
      ) : null}
      {releasing === undefined ? null : (
        <Suspense fallback={null}>
          <ReleaseNameDialog word={releasing} field={field} onClose={close} />
        </Suspense>
      )}
    </div>
  )
})
NameFindings.displayName = 'NameFindings'

type FoundLineProps = { found: FoundWord; field: string; input: NameFindingsProps['input']; onRelease: () => void }

const FoundLine = ({ found, field, input, onRelease }: FoundLineProps) => {
  const words = useMessages(nameCheckMessages)
  const { places, subjectId } = useNamePlace()
  const dismiss = useReleaseName()
  const { word, level, reason } = found
  const isName = level !== 'other'
  const replace = (by: string) => {
    // Taken for a name by whoever wrote it: looked for in what comes after, too.
    const [innermost] = places
    if (isName && innermost !== undefined) rememberRefusedWords(innermost, [word])
    if (input.current !== null) replaceInField(input.current, found.places, by)
  }
  const why = level === 'block' ? words[`block_${reason as 'context'}`] : level === 'ask' ? words.ask : words[`other_${reason as 'number'}`]
  const onDismiss = () => dismiss.mutate({ body: { kind: 'dismissed', word, field, subjectId } }, { onSuccess: () => (notify({ text: words.dismissed }), input.current?.focus()) })
  return (
    <li className={classes.found} data-level={level}>
      <p className={classes.why}>
        <strong>{`「${word}」`}</strong>
        {found.places.length > 1 ? words.times(found.places.length) : ''} {why}
      </p>
      <div className={classes.acts}>
        <div className={classes.replacements} role="group" aria-label={`${words.replaceWith}：${word}`}>
          {isName
            ? REPLACEMENTS.slice(0, level === 'block' ? undefined : 3).map((one) => (
                <ActionButton key={one} size="xs" onAct={() => replace(one)}>
                  <span lang="ja">{one}</span>
                </ActionButton>
              ))
            : null}
          <ActionButton size="xs" onAct={() => replace('')}>
            {words.erase}
          </ActionButton>
        </div>
        {level === 'block' ? (
          reason === 'known' ? null : (
            <ActionButton size="xs" tone="quiet" onAct={onRelease}>
              {words.noName}
            </ActionButton>
          )
        ) : (
          <ActionButton size="xs" tone="quiet" busy={dismiss.isPending} onAct={onDismiss}>
            {isName ? words.dismiss : words.keep}
          </ActionButton>
        )}
      </div>
      <ProblemPanel error={dismiss.error} />
    </li>
  )
}
