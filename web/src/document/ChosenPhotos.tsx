import { useEffect, useState } from 'react'
import { useMessages } from '../ui/language'
import { type ChosenDocument, movePhoto } from './chosen-files'
import { documentMessages } from './document.messages'
import classes from './Documents.module.css'

type Photos = ChosenDocument['photos']

const Photo = ({ file, label }: { file: File; label: string }) => {
  const [url] = useState(() => URL.createObjectURL(file))
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return <img src={url} alt={label} />
}

/** The pages of the document to be, in their order; put right by buttons, so by keyboard and finger alike. */
export const ChosenPhotos = ({ photos, onChange }: { photos: Photos; onChange: (photos: Photos) => void }) => {
  const words = useMessages(documentMessages)
  return (
    <ol className={classes.photos}>
      {photos.map((photo, index) => (
        <li key={photo.key}>
          <Photo file={photo.file} label={words.photo(index + 1)} />
          <span className={classes.steps}>
            <button type="button" aria-label={words.earlier(index + 1)} disabled={index === 0} onClick={() => onChange(movePhoto(photos, index, -1))}>
              ←
            </button>
            <button type="button" aria-label={words.without(index + 1)} onClick={() => onChange(photos.filter((other) => other !== photo))}>
              ×
            </button>
            <button type="button" aria-label={words.later(index + 1)} disabled={index === photos.length - 1} onClick={() => onChange(movePhoto(photos, index, 1))}>
              →
            </button>
          </span>
        </li>
      ))}
    </ol>
  )
}
