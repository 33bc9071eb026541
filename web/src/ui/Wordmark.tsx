import classes from './entry.module.css'

/** The product's name; the mark is a sash crossing another. */
export const Wordmark = () => (
  <span className={classes.wordmark}>
    <img src="/mark.svg" alt="" className={classes.mark} />
    <span translate="no">Tasuki</span>
  </span>
)
