import IconCloudOff from '@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs'
import IconUserCircle from '@tabler/icons-react/dist/esm/icons/IconUserCircle.mjs'
import type { TablerIcon } from '@tabler/icons-react'
import classes from './HeaderParts.module.css'
import { Wordmark } from './Wordmark'

/** The product and whose place this is; the short name where there is little room. */
export const PlaceName = ({ name, shortName }: { name: string; shortName: string }) => (
  <>
    <span className={classes.product}>
      <Wordmark />
    </span>
    <span className={classes.name} title={name}>
      <span className={classes.wide}>{name}</span>
      <span className={classes.narrow}>{shortName}</span>
    </span>
  </>
)

export const PersonName = ({ name, menuLabel }: { name: string; menuLabel: string }) => (
  <>
    <IconUserCircle className={classes.icon} aria-hidden />
    <span className={classes.wide}>{name}</span>
    <span className="visuallyHidden">{menuLabel}</span>
  </>
)

/** Said only while the stream of news is down. The region is always there, so that assistive technology hears it change. */
export const ConnectionNote = ({ text, shortText }: { text: string | undefined; shortText: string }) => (
  <span role="status">
    {text === undefined ? null : (
      <span className={classes.connection} title={text}>
        <IconCloudOff className={classes.icon} aria-hidden />
        <span className={classes.wide}>{text}</span>
        <span className={classes.narrow}>{shortText}</span>
      </span>
    )}
  </span>
)

/** One press in the header; its words where there is room. */
export const HeaderButton = ({ icon: Icon, label, onPress }: { icon: TablerIcon; label: string; onPress: () => void }) => (
  <button type="button" className={classes.press} title={label} aria-label={label} onClick={onPress}>
    <Icon className={classes.icon} aria-hidden />
    <span className={classes.roomy} aria-hidden>
      {label}
    </span>
  </button>
)
