// The names of the house: files tell their role, exported names are unique, what the conventions forbid isn't there.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const FEATURES = ['account', 'notice', 'facility', 'document', 'talk', 'transfer', 'desk', 'statistics', 'aftercare', 'office', 'names']
const FOLDERS = {
  'domain/src': ['base', ...FEATURES],
  'server/src': ['platform', 'app', ...FEATURES],
  'web/src': ['platform', 'ui', 'app', ...FEATURES],
}
const ROLES = new Set(['rules', 'policy', 'contract', 'routes', 'store', 'view', 'queries', 'messages', 'job', 'sheet', 'import'])
const SHAPELESS = /(?:^|[-./])(?:utils?|helpers?|common|misc|managers?)(?:[-./]|$)/i
const TEST = /\.(?:test|e2e)\.tsx?$/

/**
 * @typedef {{ file: string, text: string }} Source `file` is relative to the root, with forward slashes
 * @typedef {(source: Source) => string[]} Check
 */

/** `inquiry.store.ts`: its role must be of the list. Tests, generated files and declarations say so themselves. */
/** @type {Check} */
const roleOfFile = ({ file }) => {
  const name = path.posix.basename(file).replace(/\.tsx?$/, '')
  const words = name.split('.')
  const role = words[1]
  if (SHAPELESS.test(file)) return ['says nothing about its purpose: name what it does']
  if (name === 'index') return ['is a barrel: import from the file that has the thing']
  if (TEST.test(file) || words.length === 1 || role === 'gen' || role === 'd') return []
  return words.length === 2 && role && ROLES.has(role) ? [] : [`has no role of the list (${[...ROLES].join(', ')})`]
}

/** @type {Check} */
const folderOfFile = ({ file }) => {
  const workspace = /** @type {keyof typeof FOLDERS} */ (file.split('/').slice(0, 2).join('/'))
  const folder = file.split('/')[2]
  return !(workspace in FOLDERS) || (folder && FOLDERS[workspace].includes(folder)) ? [] : [`stands in no feature's folder of ${workspace}`]
}

/** @type {Check} */
const suppressions = ({ file, text }) => {
  const found = [...text.matchAll(/(?:eslint|oxlint)-disable|@ts-ignore|@ts-nocheck|@ts-expect-error/g)].map((match) => match[0])
  return found.filter((word) => !(TEST.test(file) && word === '@ts-expect-error')).map((word) => `suppresses a check: ${word}`)
}

/** The domain is told the time and draws no chance: `Date.now()`, `new Date()` and `Math.random()` stay outside. */
/**
 * @param {ts.SourceFile} tree
 * @param {string} file
 */
const clocksOf = (tree, file) => {
  /** @type {string[]} */
  const found = []
  const visit = (/** @type {ts.Node} */ node) => {
    const reads = ts.isPropertyAccessExpression(node) && /^(?:Date\.now|Math\.random|Temporal\.Now)$/.test(node.getText(tree))
    const makes = ts.isNewExpression(node) && node.expression.getText(tree) === 'Date' && !node.arguments?.length
    if (reads || makes) found.push(`asks the system: ${node.getText(tree)}`)
    ts.forEachChild(node, visit)
  }
  if (file.startsWith('domain/src/') && !TEST.test(file)) visit(tree)
  return found
}

/**
 * The names a file exports, without what it hands on from another file: that is a barrel.
 *
 * @param {ts.SourceFile} tree
 */
const exportsOf = (tree) => {
  /** @type {Set<string>} */
  const names = new Set()
  /** @type {string[]} */
  const problems = []
  const add = (/** @type {ts.BindingName} */ name) => {
    if (ts.isIdentifier(name)) names.add(name.text)
    else for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name)
  }
  for (const statement of tree.statements) {
    if (ts.isExportDeclaration(statement)) {
      if (statement.moduleSpecifier) problems.push('hands on exports of another file')
      else if (statement.exportClause && ts.isNamedExports(statement.exportClause)) {
        for (const element of statement.exportClause.elements) names.add(element.name.text)
      }
    }
    if (!ts.canHaveModifiers(statement)) continue
    const words = (ts.getModifiers(statement) ?? []).map((modifier) => modifier.kind)
    if (!words.includes(ts.SyntaxKind.ExportKeyword) || words.includes(ts.SyntaxKind.DefaultKeyword)) continue
    if (ts.isVariableStatement(statement)) for (const one of statement.declarationList.declarations) add(one.name)
    else if ('name' in statement && statement.name) add(/** @type {ts.Identifier} */ (statement.name))
  }
  return { names, problems }
}

/**
 * Every breach among these files, one line each.
 *
 * @param {Source[]} sources
 */
export const findNameProblems = (sources) => {
  /** @type {string[]} */
  const problems = []
  /** @type {Map<string, string>} */
  const homes = new Map()
  for (const source of sources) {
    const tree = ts.createSourceFile(source.file, source.text, ts.ScriptTarget.ES2023, true)
    const exported = exportsOf(tree)
    const found = [
      ...roleOfFile(source),
      ...folderOfFile(source),
      ...suppressions(source),
      ...clocksOf(tree, source.file),
      ...exported.problems,
    ]
    problems.push(...found.map((problem) => `${source.file}: ${problem}`))
    for (const name of exported.names) {
      const home = homes.get(name)
      if (home && name !== 'Route') problems.push(`${source.file}: exports ${name}, as ${home} does`)
      homes.set(name, home ?? source.file)
    }
  }
  return problems
}

/**
 * @param {string} root
 * @returns {Source[]}
 */
const readSources = (root) =>
  ['domain/src', 'server/src', 'server/test', 'server/demo', 'web/src', 'e2e', 'bench'].filter((folder) => existsSync(path.join(root, folder))).flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true })
      .map((name) => path.posix.join(folder, String(name).replaceAll('\\', '/')))
      .filter((file) => /\.tsx?$/.test(file) && !/(?:^|\/)(?:dist|node_modules)\//.test(file))
      .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') })),
  )

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sources = readSources(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'))
  const problems = findNameProblems(sources)
  process.stdout.write(`${[...problems, `${sources.length} files, ${problems.length} problems`].join('\n')}\n`)
  process.exitCode = problems.length > 0 ? 1 : 0
}
