import { useEffect, useState } from 'react'
import classes from './SecondFactor.module.css'

const MARGIN = 4

/** Drawn here: the secret in it leaves the page for nobody's picture service. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const [rows, setRows] = useState<boolean[][]>()
  useEffect(() => {
    let isWanted = true
    void import('uqr').then(({ encode }) => {
      if (isWanted) setRows(encode(text, { border: 0 }).data)
    })
    return () => {
      isWanted = false
    }
  }, [text])
  const size = (rows?.length ?? 33) + 2 * MARGIN
  const path = (rows ?? []).flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`] : []))).join('')
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  )
}
