type Waiting = { urgent: boolean; start: () => void }

/** What is asked to be drawn: at which size, whether somebody looks at it now, and until when it is wanted at all. */
export type Drawing = { longSide: number; urgent?: boolean; signal?: AbortSignal | undefined }

/**
 * Pages are drawn one at a time, the one that is looked at before all others: thirty large canvases at once stop any computer.
 * What is no longer wanted when its turn comes isn't begun.
 */
export const createDrawingQueue = () => {
  const waiting: Waiting[] = []
  let busy = false
  const next = () => {
    const first = waiting.findIndex(({ urgent }) => urgent)
    const [one] = waiting.splice(Math.max(0, first), 1)
    busy = one !== undefined
    one?.start()
  }
  return <T>(draw: () => Promise<T>, { urgent = false, signal }: Pick<Drawing, 'urgent' | 'signal'>): Promise<T> =>
    new Promise((resolve, reject) => {
      const start = () => {
        const drawn = signal?.aborted === true ? Promise.reject(new DOMException('no longer wanted', 'AbortError')) : draw()
        drawn.then(resolve, reject).finally(next)
      }
      waiting.push({ urgent, start })
      if (!busy) next()
    })
}
