// The browser's code: its types, and with them its texts. A text that nothing uses is dead; told by types, words[`state_${state}`] uses just the states there are.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const MESSAGES = /\.messages\.ts$/
const TEST = /\.test\.tsx?$/

/** @typedef {{ file: string, name: string }} Key a text of a `*.messages.ts` */

/**
 * The keys of each `defineMessages`, by the nodes that declare them in either language.
 *
 * @param {readonly ts.SourceFile[]} files
 */
const keysOf = (files) => {
  /** @type {Map<ts.Node, Key>} */
  const keys = new Map()
  for (const tree of files) {
    /** @type {Map<string, Key>} */
    const byName = new Map()
    const visit = (/** @type {ts.Node} */ node) => {
      if (ts.isCallExpression(node) && node.expression.getText(tree) === 'defineMessages') {
        byName.clear()
        const [pair] = node.arguments
        for (const half of pair && ts.isObjectLiteralExpression(pair) ? pair.properties : [])
          for (const one of ts.isPropertyAssignment(half) && ts.isObjectLiteralExpression(half.initializer) ? half.initializer.properties : []) {
            if (!one.name) continue
            const name = ts.isStringLiteral(one.name) ? one.name.text : one.name.getText(tree)
            const key = byName.get(name) ?? { file: tree.fileName, name }
            byName.set(name, key)
            keys.set(one, key)
          }
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  return keys
}

/** @param {ts.Expression} node */
const bare = (node) => {
  let inner = node
  while (ts.isAsExpression(inner) || ts.isParenthesizedExpression(inner) || ts.isNonNullExpression(inner) || ts.isSatisfiesExpression(inner)) inner = inner.expression
  return inner
}

const escaped = (/** @type {string} */ text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Keys that no source uses.
 *
 * @param {ts.Program} program
 */
export const findUnusedMessages = (program) => {
  const checker = program.getTypeChecker()
  const sources = program.getSourceFiles().filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && !fileName.includes('/node_modules/') && !TEST.test(fileName))
  const keys = keysOf(sources.filter(({ fileName }) => MESSAGES.test(fileName)))
  /** @type {Set<Key>} */
  const used = new Set()
  const keysOfSymbol = (/** @type {ts.Symbol} */ symbol) =>
    [symbol, ...checker.getRootSymbols(symbol)].flatMap((one) => one.declarations ?? []).flatMap((declared) => keys.get(declared) ?? [])
  const note = (/** @type {ts.Symbol | undefined} */ symbol) => {
    for (const key of symbol ? keysOfSymbol(symbol) : []) used.add(key)
  }
  const noteOf = (/** @type {ts.Type} */ type, /** @type {string} */ name) => note(checker.getPropertyOfType(type, name))
  const holdsWords = (/** @type {ts.Type} */ type) => checker.getPropertiesOfType(type).some((one) => keysOfSymbol(one).length > 0)

  /**
   * What a computed key may be: what its parts may be, whatever they are said to be (`as`).
   *
   * @param {ts.Expression} node
   * @returns {RegExp}
   */
  const namesOf = (node) => {
    const patternOf = (/** @type {ts.Expression} */ part) => {
      const inner = bare(part)
      if (ts.isTemplateExpression(inner)) return namesOf(inner).source.slice(1, -1)
      const type = checker.getTypeAtLocation(inner)
      const kinds = type.isUnion() ? type.types : [type]
      return kinds.every((one) => one.isStringLiteral() || one.isNumberLiteral()) ? `(?:${kinds.map((one) => escaped(String(/** @type {ts.LiteralType} */ (one).value))).join('|')})` : '.*'
    }
    const inner = bare(node)
    if (!ts.isTemplateExpression(inner)) return new RegExp(`^${patternOf(inner)}$`, 'su')
    return new RegExp(`^${escaped(inner.head.text)}${inner.templateSpans.map(({ expression, literal }) => patternOf(expression) + escaped(literal.text)).join('')}$`, 'su')
  }

  /** Handed on as something that has some of its words: those that are asked of it. */
  const handOn = (/** @type {ts.Expression} */ node) => {
    const context = checker.getContextualType(node)
    if (context === undefined) return
    const type = checker.getTypeAtLocation(node)
    if (!holdsWords(type)) return
    for (const wanted of context.isUnion() ? context.types : [context]) {
      if (wanted.getStringIndexType()) for (const one of checker.getPropertiesOfType(type)) note(one)
      for (const one of checker.getPropertiesOfType(wanted)) if (keysOfSymbol(one).length === 0) noteOf(type, one.name)
    }
  }

  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isPropertyAccessExpression(node)) note(checker.getSymbolAtLocation(node.name))
    else if (ts.isElementAccessExpression(node)) {
      const type = checker.getTypeAtLocation(node.expression)
      if (holdsWords(type)) {
        const names = namesOf(node.argumentExpression)
        for (const one of checker.getPropertiesOfType(type)) if (names.test(one.name)) note(one)
      }
    } else if (ts.isObjectBindingPattern(node)) {
      const type = checker.getTypeAtLocation(node)
      for (const { propertyName, name, dotDotDotToken } of node.elements)
        if (dotDotDotToken) for (const one of checker.getPropertiesOfType(type)) note(one)
        else noteOf(type, (propertyName ?? name).getText())
    } else if ((ts.isIdentifier(node) || ts.isCallExpression(node)) && !ts.isPropertyAccessExpression(node.parent) && ts.isExpression(node)) handOn(node)
    ts.forEachChild(node, visit)
  }
  for (const tree of sources) if (!MESSAGES.test(tree.fileName)) visit(tree)
  return { keys: new Set(keys.values()).size, unused: [...new Set(keys.values())].filter((key) => !used.has(key)) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
  const config = ts.readConfigFile(path.join(root, 'web/tsconfig.json'), ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, path.join(root, 'web'))
  const program = ts.createProgram(fileNames, { ...options, noEmit: true })
  const wrong = ts.getPreEmitDiagnostics(program)
  const { keys, unused } = findUnusedMessages(program)
  const lines = unused.map(({ file, name }) => `${path.relative(root, file)}: ${name} is used nowhere`)
  process.stdout.write(ts.formatDiagnostics(wrong, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => root, getNewLine: () => '\n' }))
  process.stdout.write(`${[...lines, `${keys} texts, ${unused.length} of no use`].join('\n')}\n`)
  process.exitCode = wrong.length + unused.length > 0 ? 1 : 0
}
