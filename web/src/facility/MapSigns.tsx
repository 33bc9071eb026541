import { type KeyboardEvent, useRef, useState } from 'react'
import { useNow } from '../ui/clock'
import { useLanguage, useMessages } from '../ui/language'
import { ageText, freshnessGrade } from '../ui/time-text'
import classes from './Map.module.css'
import type { MapSign } from './map-clusters'
import { type MapFit, neighbourOf, onScreen } from './map-geometry'
import { mapMessages } from './map.messages'

type MapSignsProps = {
  signs: readonly MapSign[]
  fit: MapFit
  size: { width: number; height: number }
  ownId: string | undefined
  chosenId: string | undefined
  onOpen: (sign: MapSign) => void
}

const SMALL = 13
const LARGE = 17
const EDGE = 20

/** One Tab stop for all signs in sight; arrows go from one to the next, Enter opens. */
export const MapSigns = ({ signs, fit, size, ownId, chosenId, onOpen }: MapSignsProps) => {
  const root = useRef<SVGGElement>(null)
  const [focusId, setFocusId] = useState<string>()
  const placed = signs
    .map((sign) => ({ sign, at: onScreen(sign.place, fit) }))
    .filter(({ at: [x, y] }) => x > -EDGE && y > -EDGE && x < size.width + EDGE && y < size.height + EDGE)
  const current = Math.max(0, placed.findIndex(({ sign }) => sign.id === focusId))
  const move = (event: KeyboardEvent) => {
    if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
    const next = placed[neighbourOf(placed.map(({ at }) => at), current, event.key)]
    if (next === undefined) return
    setFocusId(next.sign.id)
    root.current?.querySelector<SVGGElement>(`[data-sign="${CSS.escape(next.sign.id)}"]`)?.focus()
  }
  return (
    <g ref={root} onKeyDown={move}>
      {placed.map(({ sign, at: [x, y] }, place) => (
        <Sign key={sign.id} sign={sign} x={x} y={y} isOwn={sign.hospitals.some((hospital) => hospital.id === ownId)} isChosen={sign.id === chosenId} reachable={place === current} onFocus={() => setFocusId(sign.id)} onOpen={onOpen} />
      ))}
    </g>
  )
}

type SignProps = { sign: MapSign; x: number; y: number; isOwn: boolean; isChosen: boolean; reachable: boolean; onFocus: () => void; onOpen: (sign: MapSign) => void }

/** Shape, number and colour together: a filled round takes patients, a hollow one is full, a diamond states nothing, a square stands for many. */
const Sign = ({ sign, x, y, isOwn, isChosen, reachable, onFocus, onOpen }: SignProps) => {
  const words = useMessages(mapMessages)
  const { language } = useLanguage()
  const now = useNow()
  const [only] = sign.hospitals
  const many = sign.hospitals.length > 1
  const acceptable = sign.hospitals.reduce((sum, hospital) => sum + (hospital.acceptable ?? 0), 0)
  const silent = sign.hospitals.every((hospital) => hospital.acceptable === null)
  const stale = !many && only !== undefined && freshnessGrade(only.updatedAt, now) === 'stale'
  const label = many
    ? words.signMany(sign.hospitals.length, acceptable)
    : only === undefined
      ? ''
      : [only.name, silent ? words.signSilent : words.signTakes(acceptable), only.updatedAt === null ? '' : words.signUpdated(ageText(only.updatedAt, now, language)), isOwn ? words.signOwn : ''].filter((part) => part !== '').join('、')
  const open = () => onOpen(sign)
  return (
    <g
      role="button"
      tabIndex={reachable ? 0 : -1}
      aria-label={label}
      data-sign={sign.id}
      className={classes.sign}
      data-kind={many ? 'many' : silent ? 'silent' : acceptable > 0 ? 'takes' : 'full'}
      data-stale={stale ? '' : undefined}
      data-own={isOwn ? '' : undefined}
      data-chosen={isChosen ? '' : undefined}
      transform={`translate(${x},${y})`}
      onClick={open}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        open()
      }}
    >
      <title>{label}</title>
      <circle r={22} className={classes.target} />
      {many ? <rect x={-LARGE} y={-LARGE} width={LARGE * 2} height={LARGE * 2} rx={6} /> : silent ? <rect x={-9} y={-9} width={18} height={18} transform="rotate(45)" /> : <circle r={SMALL} />}
      <text dy="0.35em" aria-hidden>
        {many ? sign.hospitals.length : silent ? '' : acceptable}
      </text>
    </g>
  )
}
