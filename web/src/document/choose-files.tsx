import { type ChangeEvent, type RefObject, useState } from 'react'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { type ChosenDocument, fitChosen, groupChosen, isHeic } from './chosen-files'
import { documentMessages } from './document.messages'

const newKey = (): string => crypto.randomUUID()

/** Apple's browsers open HEIC; no other does, and no library that may go with this program. */
const opensHere = async (file: File): Promise<boolean> => {
  try {
    const picture = await createImageBitmap(file)
    picture.close()
    return true
  } catch {
    return false
  }
}

/** Of what goes together: how many at most, and how many are there already. */
type Places = { most: number; taken: number; /** What each begins with: of the document whose place it takes. */ as?: Partial<ChosenDocument> }

/** Files on their way to become documents, however they came: by dialog, dropped, pasted, from the camera. */
export const useChosenFiles = (places?: Places) => {
  const words = useMessages(documentMessages)
  const [chosen, setChosen] = useState<ChosenDocument[]>([])
  /** Whether there was a file among it: then nobody else needs to look at what was pasted or dropped. */
  const take = (list: FileList | null | undefined): boolean => {
    const files = [...(list ?? [])]
    const add = (opensHeic: boolean) => {
      const added = groupChosen(files, { newKey, opensHeic })
      const { taken, leftOut } = fitChosen(added, places === undefined ? added.length : places.most - places.taken - chosen.length)
      if (taken.length > 0) setChosen((before) => [...before, ...taken.map((one) => ({ ...one, ...places?.as }))])
      if (leftOut && places !== undefined) notify({ text: words.mostOfMessage(places.most) })
    }
    const heic = files.find(isHeic)
    if (heic === undefined) add(false)
    else void opensHere(heic).then(add)
    return files.length > 0
  }
  return { chosen, setChosen, take }
}

export type ChosenFiles = ReturnType<typeof useChosenFiles>

/** Cells and passages are copied as a picture besides: whoever pastes text means the text. */
export const pastedFiles = (pasted: Pick<DataTransfer, 'types' | 'files'> | null): FileList | undefined => (pasted === null || pasted.types.includes('text/plain') ? undefined : pasted.files)

type FileFieldProps = { field: RefObject<HTMLInputElement | null>; label: string; camera?: boolean; onFiles: (files: FileList | null) => void }

/** The browser's own chooser, or the phone's camera, opened by a button of ours. */
export const FileField = ({ field, label, camera = false, onFiles }: FileFieldProps) => {
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles(event.currentTarget.files)
    // The same file chosen again is a choice, too.
    event.currentTarget.value = ''
  }
  return <input ref={field} type="file" hidden multiple aria-label={label} onChange={choose} {...(camera ? { accept: 'image/jpeg', capture: 'environment' as const } : { accept: 'application/pdf,image/jpeg,image/png' })} />
}
