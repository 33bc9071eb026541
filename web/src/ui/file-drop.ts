import { type DragEvent, useState } from 'react'

/** Attributes of a place onto which files are dropped; `data-over` while one hangs above it. Whoever answers `false` leaves what was dropped (a text, say) to the browser. */
export const useFileDrop = (onFiles: (files: FileList) => unknown) => {
  const [over, setOver] = useState(false)
  return {
    'data-over': over ? '' : undefined,
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false)
      if (onFiles(event.dataTransfer.files) !== false) event.preventDefault()
    },
  }
}
