import { useMessages } from './language'
import classes from './panels.module.css'
import { uiMessages } from './ui.messages'

/** The rows a list will have, before it has them. `columns` as the list's own. */
export const SkeletonRows = ({ rows = 6, columns = 4 }: { rows?: number; columns?: number }) => (
  <div role="status" className={classes.skeleton} data-skeleton>
    <span className="visuallyHidden">{useMessages(uiMessages).loading}</span>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className={classes.skeletonRow} aria-hidden>
        {Array.from({ length: columns }, (_, column) => (
          <span key={column} className={classes.bone} />
        ))}
      </div>
    ))}
  </div>
)
