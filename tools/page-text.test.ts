import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** Where Japanese is chosen by the language on the spot, or looked up: the placeholders of templates are names that people write. */
const MAY_HOLD_JAPANESE = new Set(['ui/time-text.ts', 'ui/LanguageSwitch.tsx', 'facility/unit-text.ts', 'office/audit/audit-act-text.ts', 'transfer/candidates/SendInquiriesDialog.tsx'])

/** Japanese in the source of a page, outside the Japanese half of a pair: it would be shown in English too. */
const strayJapanese = (file: string, text: string): string[] => {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const found: string[] = []
  const visit = (node: ts.Node, inJapanese: boolean) => {
    const japaneseHalf = inJapanese || (ts.isPropertyAssignment(node) && node.name.getText(tree) === 'ja')
    const isText = ts.isStringLiteralLike(node) || ts.isJsxText(node) || node.kind === ts.SyntaxKind.TemplateHead || node.kind === ts.SyntaxKind.TemplateMiddle || node.kind === ts.SyntaxKind.TemplateTail
    if (isText && !japaneseHalf && JAPANESE.test(node.getText(tree))) found.push(`${file}: ${node.getText(tree).trim().slice(0, 60)}`)
    ts.forEachChild(node, (child) => visit(child, japaneseHalf))
  }
  visit(tree, false)
  return found
}

const sources = (): { file: string; text: string }[] =>
  readdirSync(path.join(root, 'web/src'), { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.endsWith('messages.ts') && !MAY_HOLD_JAPANESE.has(file))
    .map((file) => ({ file, text: readFileSync(path.join(root, 'web/src', file), 'utf8') }))

describe('the texts of the pages', () => {
  it('stand in pairs: no Japanese outside of a Japanese half', () => {
    expect(sources().length).toBeGreaterThan(150)
    expect(sources().flatMap(({ file, text }) => strayJapanese(file, text))).toEqual([])
  })

  it('are found where they stray', () => {
    expect(strayJapanese('a.tsx', 'export const A = () => <p title="説明">保存</p>')).toHaveLength(2)
    expect(strayJapanese('a.ts', 'const words = { ja: { save: "保存" }, en: { save: "保存" } }')).toEqual(['a.ts: "保存"'])
    expect(strayJapanese('a.ts', 'const say = (n: number) => `${n}件と${n}人`')).toHaveLength(2)
    expect(strayJapanese('a.ts', '/** 説明 */ const a = { ja: (n: number) => `${n}件` }')).toEqual([])
  })
})

/** A form that leaves it to the browser to say what is wrong, in whatever language that has; a field marked by the library's asterisk. */
const leftToBrowser = (file: string, text: string): string[] => {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const names = node.attributes.properties.map((attribute) => attribute.getText(tree).split('=')[0])
      if (node.tagName.getText(tree) === 'form' && !names.includes('noValidate') && !names.includes('{...form}')) found.push(`${file}: form`)
      if (names.includes('required') && !names.includes('withAsterisk')) found.push(`${file}: asterisk`)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

describe('the fields of the pages', () => {
  const fieldSources = () => sources().filter(({ file }) => file.endsWith('.tsx'))

  it('say themselves what is wrong with them, never the browser', () => {
    expect(fieldSources().flatMap(({ file, text }) => leftToBrowser(file, text))).toEqual([])
    expect(leftToBrowser('a.tsx', 'const A = () => <form onSubmit={act}><input required /></form>')).toEqual(['a.tsx: form', 'a.tsx: asterisk'])
    expect(leftToBrowser('a.tsx', 'const A = () => <form {...form}><TextField required withAsterisk={false} /></form>')).toEqual([])
  })

  it('are marked where they are needed, and nowhere where they are not', () => {
    const messages = readdirSync(path.join(root, 'web/src'), { recursive: true }).map(String).filter((file) => file.endsWith('.messages.ts'))
    expect(messages.length).toBeGreaterThan(60)
    expect(messages.filter((file) => /（任意）|\(optional\)|必須）/.test(readFileSync(path.join(root, 'web/src', file), 'utf8')))).toEqual([])
  })
})

const CASES = {
  whole: { messages: "{ ja: { a: 'あ', n: (n: number) => `${n}件` }, en: { a: 'a', n: (n) => `${n}` } }", problem: /^$/ },
  'missing-in-english': { messages: "{ ja: { a: 'あ', b: 'い' }, en: { a: 'a' } }", problem: /'b' is missing/ },
  'unknown-to-japanese': { messages: "{ ja: { a: 'あ' }, en: { a: 'a', b: 'b' } }", problem: /'b' does not exist/ },
  'without-english': { messages: "{ ja: { a: 'あ' } }", problem: /'en' is missing/ },
  'text-that-should-count': { messages: "{ ja: { n: (n: number) => `${n}件` }, en: { n: 'n' } }", problem: /not assignable/ },
} as const

/** Messages as somebody might leave them, compiled beside the real ones with the browser's own settings. */
const problemsOfCases = (): Map<string, string> => {
  const fileOf = (name: string) => path.join(root, 'web/src/ui', `${name}.messages.ts`)
  const virtual = new Map(Object.entries(CASES).map(([name, { messages }]) => [fileOf(name), `import { defineMessages } from './language'\nexport const words = defineMessages(${messages})`]))
  const config = ts.readConfigFile(path.join(root, 'web/tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, path.join(root, 'web'))
  const host = ts.createCompilerHost({ ...options, noEmit: true })
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (name) => virtual.has(name) || fileExists(name)
  host.readFile = (name) => virtual.get(name) ?? readFile(name)
  host.getSourceFile = (name, ...rest) => (virtual.has(name) ? ts.createSourceFile(name, virtual.get(name) ?? '', ts.ScriptTarget.ES2023) : getSourceFile(name, ...rest))
  const program = ts.createProgram([...virtual.keys()], { ...options, noEmit: true }, host)
  const said = (name: string) => program.getSemanticDiagnostics(program.getSourceFile(fileOf(name))).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  return new Map(Object.keys(CASES).map((name) => [name, said(name).join('\n')]))
}

it('messages that lack a key in either language do not compile, and so fail the build', () => {
  const problems = problemsOfCases()
  for (const [name, { problem }] of Object.entries(CASES)) expect(problems.get(name), name).toMatch(problem)
})

const MESSAGES = ['web/src', 'domain/src'].flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true }).map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)).filter((file) => /(?:[.-]messages|-words|-text)\.ts$|\.tsx$/.test(file) && !file.includes('.test.'))

/** One form of each: as official papers are written (公用文). */
const ONE_FORM = [
  { right: '要綱第10条第3項、第2号', wrong: /要綱\d|条\d+[項号]|・\d+条/ },
  { right: '現在', wrong: /(?<!な)いま(?![すせし])/ },
  { right: '今日', wrong: /本日/ },
] as const

/** What is said in two ways, with the form that it has everywhere else; comments speak as they like. */
const otherForms = (file: string, text: string): string[] => {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const found: string[] = []
  const visit = (node: ts.Node) => {
    const isText = ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
    if (isText) for (const { right, wrong } of ONE_FORM) if (wrong.test(node.text)) found.push(`${file}: ${wrong.exec(node.text)?.[0] ?? ''} → ${right}: ${node.text.slice(0, 60)}`)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

describe('the words of the pages', () => {
  it('have one form: articles of the rule book, now, today', () => {
    expect(MESSAGES.length).toBeGreaterThan(150)
    expect(MESSAGES.flatMap((file) => otherForms(file, readFileSync(path.join(root, file), 'utf8')))).toEqual([])
  })

  it('are found in another form', () => {
    const said = ['要綱10条4項', '要綱第6条2号', '要綱第24条・26条', 'いまの状態', '画面は、いま保存できません', '本日は終わりました'].map((text) => `'${text}'`)
    expect(otherForms('a.ts', `export const words = [${said.join(', ')}]`)).toHaveLength(said.length)
    expect(otherForms('a.ts', "/** 要綱10条 */ export const words = ['要綱第10条第4項', '使わないまま', '残っています', 'ありません', 'しまいました']")).toEqual([])
  })
})
