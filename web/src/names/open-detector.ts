import { createNameDetector, type NameDetector } from '@tasuki/domain/names/detect-names'
import dictionaryUrl from '../../../domain/assets/names.dictionary.bin?url'
import modelUrl from '../../../domain/assets/names.model.bin?url'

const fetchAsset = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url)
  if (!response.ok) throw new Error('the detector of names did not come')
  return new Uint8Array(await response.arrayBuffer())
}

let opening: Promise<NameDetector> | undefined

/**
 * The detector of names, fetched once and only when something is to be looked at: its files are of this version and stay in
 * the browser's store. What failed is tried again by the next who asks.
 */
export const openNameDetector = (): Promise<NameDetector> => {
  opening ??= Promise.all([fetchAsset(dictionaryUrl), fetchAsset(modelUrl)])
    .then(([dictionary, model]) => createNameDetector({ dictionary, model }))
    .catch((error: unknown) => {
      opening = undefined
      throw error
    })
  return opening
}
