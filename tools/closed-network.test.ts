import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', 'web/src')

/** Where another window is offered beside what the page itself shows: none of it among the prefecture's pages or those of accounts. */
const OPENS_A_WINDOW = [
  'app/help/HelpPanel.tsx _blank',
  'app/help/HelpPanel.tsx _blank',
  'document/ChosenItem.tsx window.open',
  'facility/ContactBlock.tsx _blank',
  'platform/FileButton.tsx _blank',
  'platform/FileButton.tsx window.open',
  'transfer/case-form/SimilarCases.tsx _blank',
]

/** Pages of accounts and the prefecture with a file that isn't first read in the page: a table of what stands there, or the archive that is the task itself. */
const GIVES_A_FILE = ['office/invoice/InvoiceYears.tsx', 'office/retention/OwnRetentionPage.tsx', 'office/retention/RetentionOnPaper.tsx']

/** A phone's chooser of files, beside dialog, dropping and pasting. */
const TAKES_PHOTOS = ['document/choose-files.tsx capture']

const DIALOGS = new Set(['alert', 'confirm', 'prompt'])
const DEVICES = new Set(['getUserMedia', 'mediaDevices', 'getDisplayMedia', 'geolocation'])
/** What no key does. */
const MOUSE_ONLY = new Set(['onDoubleClick', 'onContextMenu', 'onMouseDown', 'onMouseUp', 'onDragStart'])

type Find = { window: string[]; dialog: string[]; device: string[]; capture: string[]; mouse: string[]; file: string[] }

const nameOfCalled = (called: ts.Expression): string => (ts.isPropertyAccessExpression(called) && called.expression.getText() === 'window' ? called.name.text : ts.isIdentifier(called) ? called.text : '')

/** What a source does that a virtual browser of LGWAN hasn't: windows, the browser's own dialogs, devices, what a mouse alone can do, files without a view. */
const findIn = (file: string, text: string): Find => {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const found: Find = { window: [], dialog: [], device: [], capture: [], mouse: [], file: [] }
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = nameOfCalled(node.expression)
      if (name === 'open' && ts.isPropertyAccessExpression(node.expression)) found.window.push(`${file} window.open`)
      if (DIALOGS.has(name)) found.dialog.push(`${file} ${name}`)
    }
    if (ts.isJsxAttribute(node)) {
      const name = node.name.getText(tree)
      if (name === 'target' && node.initializer?.getText(tree).includes('_blank') === true) found.window.push(`${file} _blank`)
      if (name === 'capture') found.capture.push(`${file} capture`)
      if (MOUSE_ONLY.has(name)) found.mouse.push(`${file} ${name}`)
    }
    if (ts.isPropertyAssignment(node) && node.name.getText(tree) === 'capture' && /environment|user/.test(node.initializer.getText(tree))) found.capture.push(`${file} capture`)
    if (ts.isPropertyAccessExpression(node) && DEVICES.has(node.name.text)) found.device.push(`${file} ${node.name.text}`)
    if ((ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) && (node.tagName.getText(tree) === 'FileButton' || node.attributes.properties.some((one) => one.name?.getText(tree) === 'download'))) found.file.push(file)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

const all = (): Find[] =>
  readdirSync(root, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .sort()
    .map((file) => findIn(file, readFileSync(path.join(root, file), 'utf8')))

describe('in a closed network (LGWAN) every task is done in the page', () => {
  const found = all()
  const of = (kind: keyof Find): string[] => found.flatMap((one) => one[kind]).sort()

  it('no other window but those that are offered beside the page, and no dialog of the browser’s', () => {
    expect(found.length).toBeGreaterThan(300)
    expect(of('window')).toEqual(OPENS_A_WINDOW)
    expect(of('dialog')).toEqual([])
  })

  it('no camera, microphone or place, and nothing that a mouse alone can do', () => {
    expect(of('device')).toEqual([])
    expect(of('capture')).toEqual(TAKES_PHOTOS)
    expect(of('mouse')).toEqual([])
  })

  it('each sheet of accounts and the prefecture is read and printed in the page', () => {
    expect([...new Set(of('file'))].filter((file) => /^(?:account|office)\//.test(file))).toEqual(GIVES_A_FILE)
  })

  it('is found where it happens', () => {
    expect(findIn('a.tsx', '<a href="/x" target="_blank" onDoubleClick={go} download="x">{window.confirm("?")}</a>')).toEqual({ window: ['a.tsx _blank'], dialog: ['a.tsx confirm'], device: [], capture: [], mouse: ['a.tsx onDoubleClick'], file: ['a.tsx'] })
    expect(findIn('a.ts', 'window.open(url); prompt("?"); navigator.mediaDevices.getUserMedia({})')).toMatchObject({ window: ['a.ts window.open'], dialog: ['a.ts prompt'], device: ['a.ts getUserMedia', 'a.ts mediaDevices'] })
    expect(findIn('a.tsx', 'const A = () => <><input capture="environment" {...{ capture: "user" }} /><FileButton call={call} /></>')).toMatchObject({ capture: ['a.tsx capture', 'a.tsx capture'], file: ['a.tsx'] })
  })
})
