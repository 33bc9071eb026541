/** What a PDF of pictures is written with: no strings, no comments. */
export type PdfValue = number | PdfName | PdfRef | PdfValue[] | PdfDict
export type PdfDict = { readonly dict: ReadonlyMap<string, PdfValue> }
export type PdfName = { readonly name: string }
export type PdfRef = { readonly ref: number }

export class PdfShapeError extends Error {}

const MAX_DEPTH = 6
const SPACE = /[\0\t\n\f\r ]*/y
const NUMBER = /[+-]?(?:\d{1,10}(?:\.\d{0,10})?|\.\d{1,10})(?=[\0\t\n\f\r \]/<>]|$)/y
const REF = /(\d{1,7}) 0 R(?=[\0\t\n\f\r \]/<>]|$)/y
const NAME = /\/([A-Za-z0-9_.+-]{1,60})/y

/** Reads a text from its beginning to its end, and nothing that it isn't told to. */
export class PdfReader {
  #at: number
  readonly text: string

  constructor(text: string, at = 0) {
    this.text = text
    this.#at = at
  }

  get at(): number {
    return this.#at
  }

  /** What the pattern (sticky) finds here; undefined where it doesn't begin here. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.text) ?? undefined
    if (found !== undefined) this.#at += found[0].length
    return found
  }

  expect(pattern: RegExp): RegExpExecArray {
    const found = this.take(pattern)
    if (found === undefined) throw new PdfShapeError(`${pattern.source} is missing at ${this.#at}`)
    return found
  }

  skipSpace(): void {
    this.take(SPACE)
  }

  skip(length: number): void {
    if (this.#at + length > this.text.length) throw new PdfShapeError('cut off')
    this.#at += length
  }

  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw new PdfShapeError('too deep')
    this.skipSpace()
    if (this.take(/<</y)) return this.#dict(depth)
    if (this.take(/\[/y)) return this.#array(depth)
    const name = this.take(NAME)
    if (name) return { name: name[1] ?? '' }
    const ref = this.take(REF)
    if (ref) return { ref: Number(ref[1]) }
    return Number(this.expect(NUMBER)[0])
  }

  #dict(depth: number): PdfDict {
    const dict = new Map<string, PdfValue>()
    for (;;) {
      this.skipSpace()
      if (this.take(/>>/y)) return { dict }
      const [, key = ''] = this.expect(NAME)
      if (dict.has(key)) throw new PdfShapeError('a key stands twice')
      dict.set(key, this.value(depth + 1))
    }
  }

  #array(depth: number): PdfValue[] {
    const values: PdfValue[] = []
    for (;;) {
      this.skipSpace()
      if (this.take(/\]/y)) return values
      values.push(this.value(depth + 1))
    }
  }
}

export const isPdfDict = (value: PdfValue | undefined): value is PdfDict => typeof value === 'object' && 'dict' in value
export const refOf = (value: PdfValue | undefined): number => {
  if (typeof value !== 'object' || !('ref' in value)) throw new PdfShapeError('not a reference')
  return value.ref
}
export const nameIn = (value: PdfValue | undefined): string | undefined => (typeof value === 'object' && 'name' in value ? value.name : undefined)
