export type DecodedTable = { text: string; encoding: 'utf-8' | 'cp932' }

/** UTF-8 that isn't valid is CP932, which is valid or nothing. The browser's own shift_jis is that of Windows. */
export const decodeTable = (bytes: Uint8Array): DecodedTable | undefined => {
  for (const [encoding, label] of [
    ['utf-8', 'utf-8'],
    ['cp932', 'shift_jis'],
  ] as const) {
    try {
      return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding }
    } catch {
      continue
    }
  }
  return undefined
}
