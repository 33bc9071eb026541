import { Link } from '@tanstack/react-router'
import { useMessages } from '../../ui/language'
import classes from './HintStrip.module.css'
import { HINTS, putAllHintsAway, putHintAway } from './hint-shelf'
import { hintMessages } from './hints.messages'

const PATHS = { cases: '/cases', 'case-form': '/cases/new', talk: '/talk', inbox: '/inbox', facility: '/facility' } as const

export const HintStrip = ({ personId, hint }: { personId: string; hint: (typeof HINTS)[number] }) => {
  const words = useMessages(hintMessages)
  const done = () => {
    putHintAway(personId, hint.id)
    // The strip goes, and with it the button that had the focus.
    document.getElementById('content')?.focus({ preventScroll: true })
  }
  return (
    <section aria-label={words.region} className={classes.hint} data-print="hide">
      <div className={classes.words}>
        <p className={classes.step}>{words.step(HINTS.indexOf(hint) + 1, HINTS.length)}</p>
        <p className={classes.text}>{words[hint.id]}</p>
      </div>
      <div className={classes.acts}>
        {hint.next === undefined ? null : (
          <Link to={PATHS[hint.next]} className={classes.next} onClick={() => putHintAway(personId, hint.id)}>
            {words.next(words[`page_${hint.next}`])}
          </Link>
        )}
        <button type="button" className={classes.act} onClick={done}>
          {words.understood}
        </button>
        <button
          type="button"
          className={classes.quiet}
          onClick={() => {
            putAllHintsAway(personId)
            document.getElementById('content')?.focus({ preventScroll: true })
          }}
        >
          {words.none}
        </button>
      </div>
    </section>
  )
}
