import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

const BOXES = new Set(['TextField', 'TextArea', 'TextInput', 'Textarea', 'Autocomplete', 'TagsInput', 'FormLine', 'input', 'textarea'])
/** Nobody writes a sentence into these. */
const WORDLESS = /^(?:date|time|datetime-local|month|number|numeric|tel|email|search|password|checkbox|radio|file|hidden)$/
/** What makes fields, marked ones among them, or takes numbers alone. */
const MAKERS = new Set(['ui/TextField.tsx', 'ui/SearchBox.tsx', 'ui/NumberField.tsx', 'names/CheckedText.tsx', 'account/seat-form/form-fields.tsx'])

/**
 * Fields for words in which the server reads no names, so that the page marks none. Every other one is a `CheckedField` or a
 * `CheckedArea`: what the server refuses is seen while it is typed (要綱6条1号).
 */
const READS_NO_NAMES: Record<string, readonly string[]> = {
  // Who of the staff uses the system, where they work, and where the bill goes (様式1〜3): the hospital's and the prefecture's alone.
  'account/seat-form/PeopleLines.tsx': ['words.department', 'words.name', 'words.kana'],
  'account/seat-form/SeatFormFields.tsx': ['words.hospitalName', 'words.address', 'words.representativeTitle', 'words.representativeName', 'words.department', 'words.seatsWanted', 'words.name'],
  'account/seat-form/PastePeopleDialog.tsx': ['words.pasteBox'],
  'office/application/JoinForm.tsx': ['words.name', 'words.department', 'words.kana'],
  'office/application/JoinHospitalField.tsx': ['words.hospitalName'],
  'office/register/AddPersonDialog.tsx': ["field === 'displayName' ? words[label] : words[label]"],
  // A hospital as the directory has it.
  'office/register/DirectoryForm.tsx': ['words.name', "{...text('nameKana', 100)}", "{...text('shortName', 40)}", "{...text('corporation', 100)}"],
  // What bills say of the prefecture itself.
  'office/invoice/InvoiceTermsForm.tsx': ['words.issuer', 'words.payTo', 'words.contact', 'words.registration'],
  // Codes, numbers and login ids: held against what is kept.
  'account/sign-in/SignInForm.tsx': ['words.loginId'],
  'account/sign-in/ForgottenPassword.tsx': ['words.resetWhose'],
  'account/sign-in/FactorCheck.tsx': ['words.codeLabel(way)'],
  'account/sign-in/InvitationPage.tsx': ['words.code'],
  'office/application/OwnApplication.tsx': ['words.number', 'words.code'],
  // Looked up with, or kept in this browser alone: names to watch for.
  'office/HospitalChoice.tsx': ['words.searchHospital'],
  'document/redact/KnownNameSearch.tsx': ['words.knownKanji', 'words.knownKana'],
  'names/KnownNameButton.tsx': ['words.watchKanji', 'words.watchKana'],
  // Marked by itself: the word that is said to be no name may stand in it.
  'names/ReleaseNameDialog.tsx': ['words.note'],
}

type Box = { file: string; label: string }

const valueOf = (box: ts.JsxOpeningLikeElement, name: string, tree: ts.SourceFile): string | undefined => {
  const found = box.attributes.properties.find((one): one is ts.JsxAttribute => ts.isJsxAttribute(one) && one.name.getText(tree) === name)
  if (found === undefined) return undefined
  const { initializer } = found
  if (initializer === undefined) return ''
  return ts.isStringLiteral(initializer) ? initializer.text : ts.isJsxExpression(initializer) ? (initializer.expression?.getText(tree) ?? '') : initializer.getText(tree)
}

/** Boxes into which words are typed, unmarked. */
const plainBoxes = (file: string, text: string): Box[] => {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TSX)
  const found: Box[] = []
  const visit = (node: ts.Node) => {
    if ((ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) && BOXES.has(node.tagName.getText(tree))) {
      const value = (name: string) => valueOf(node, name, tree)
      const isWordless = ['type', 'kind', 'inputMode'].some((name) => WORDLESS.test(value(name) ?? '')) || value('readOnly') === ''
      const label = value('label')?.replaceAll(/<RequiredLabel>\{(.+?)\}<\/RequiredLabel>/g, '$1')
      if (!isWordless) found.push({ file, label: label ?? node.attributes.properties[0]?.getText(tree) ?? '' })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

const boxesOfPages = (): Box[] =>
  readdirSync(path.join(root, 'web/src'), { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.tsx') && !MAKERS.has(file))
    .flatMap((file) => plainBoxes(file, readFileSync(path.join(root, 'web/src', file), 'utf8')))

describe('rules 49, 50: fields into which words are typed', () => {
  const boxes = boxesOfPages()

  it('mark the names in them, except where the server reads none', () => {
    expect(boxes.filter(({ file, label }) => READS_NO_NAMES[file]?.includes(label) !== true).map(({ file, label }) => `${file}: ${label}`)).toEqual([])
  })

  it('are listed only where they stand', () => {
    const listed = Object.entries(READS_NO_NAMES).flatMap(([file, labels]) => labels.map((label) => `${file}: ${label}`))
    const standing = new Set(boxes.map(({ file, label }) => `${file}: ${label}`))
    expect(listed.filter((one) => !standing.has(one))).toEqual([])
  })

  it('are found where they are plain, and let be where no word is typed', () => {
    expect(plainBoxes('a.tsx', '<TextField label={words.note} value={note} onChange={(event) => set(event.currentTarget.value)} />')).toEqual([{ file: 'a.tsx', label: 'words.note' }])
    expect(plainBoxes('a.tsx', '<><CheckedField field="a.note" label={words.note} /><TextField type="date" label={words.day} /><FormLine kind="tel" label={words.phone} /></>')).toEqual([])
    expect(plainBoxes('a.tsx', '<><TextArea label={words.body}></TextArea><input aria-label="x" /></>')).toHaveLength(2)
  })
})
