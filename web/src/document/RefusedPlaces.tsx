import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { useMessages } from '../ui/language'
import classes from './DocumentCheck.module.css'
import { documentMessages } from './document.messages'

type Places = DocumentView['check']['places']

/** Per cent of the page: a reader's words begin and end up to a letter beside where they are seen. */
const BESIDE = 2

/** Frames over the page that is shown. */
export const PlaceFrames = ({ places, page, chosen }: { places: Places; page: number; chosen: number }) =>
  places.map(({ page: on, box }, index) =>
    on === page ? (
      <span
        key={`${on}-${box.left}-${box.top}`}
        aria-hidden
        className={classes.frame}
        data-chosen={index === chosen ? '' : undefined}
        style={{ left: `${box.left * 100 - BESIDE}%`, top: `${box.top * 100 - 0.4}%`, width: `${box.width * 100 + 2 * BESIDE}%`, height: `${box.height * 100 + 0.8}%` }}
      />
    ) : null,
  )

/** Each place as a press: it goes to its page. */
export const PlaceList = ({ places, chosen, onChoose }: { places: Places; chosen: number; onChoose: (index: number) => void }) => {
  const words = useMessages(documentMessages)
  return (
    <>
      <p className={classes.lead}>{words.refusedLead}</p>
      <ol className={classes.places} aria-label={words.refusedTitle}>
        {places.map((place, index) => (
          <li key={`${place.page}-${place.box.left}-${place.box.top}`}>
            <button type="button" aria-pressed={index === chosen} onClick={() => onChoose(index)}>
              {`${words.place(index + 1, place.page)}：${words[`place_${place.reason}`]}`}
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}
