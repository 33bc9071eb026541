import type { ColumnPicture } from './schema-picture'

const SIMPLE: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'string',
  date: 'string',
  xid8: 'string',
  bytea: 'Buffer',
}

/** [selected, inserted and updated] */
const typesOf = (type: string): [string, string] => {
  if (type.endsWith('[]')) {
    const [element] = typesOf(type.slice(0, -2))
    return [`${element}[]`, `readonly ${element}[]`]
  }
  if (type.startsWith('timestamp')) return ['Date', 'Date | string']
  // Written as JSON text: the driver would take an array for a PostgreSQL array.
  if (type === 'jsonb') return ['unknown', 'string']
  const bare = type.replace(/\(.*\)/, '')
  const simple = SIMPLE[bare] ?? (bare === 'character varying' || bare === 'character' ? 'string' : undefined)
  if (simple === undefined) throw new Error(`no TypeScript type is known for ${type}`)
  return [simple, simple]
}

const columnType = (column: ColumnPicture): string => {
  const orNull = column.required ? '' : ' | null'
  const [selected, written] = typesOf(column.type)
  if (column.generated !== '') return `ColumnType<${selected}${orNull}, never, never>`
  const optional = column.default_value !== null || column.identity !== '' || !column.required
  const insert = `${written}${orNull}${optional ? ' | undefined' : ''}`
  if (selected === written) return optional && column.required ? `Generated<${selected}>` : `${selected}${orNull}`
  return `ColumnType<${selected}${orNull}, ${insert}, ${written}${orNull}>`
}

/** Kysely's picture of the tables that tasuki_app serves from; the sign-in tables aren't among them. */
export const writeTypes = (columns: readonly ColumnPicture[]): string => {
  const own = columns.filter((column) => column.schema === 'public')
  const tables = [...new Set(own.map((column) => column.table))]
  const bodies = tables.map((table) => {
    const lines = own.filter((column) => column.table === table).map((column) => `    ${column.column}: ${columnType(column)}`)
    return `  ${table}: {\n${lines.join('\n')}\n  }`
  })
  const text = `export type DB = {\n${bodies.join('\n')}\n}\n`
  const names = ['ColumnType', 'Generated'].filter((name) => text.includes(`${name}<`))
  const head = names.length === 0 ? '' : `import type { ${names.join(', ')} } from 'kysely'\n\n`
  return `// Written from a migrated database by "npm run schema:write"; a test holds it against the migrations.\n${head}${text}`
}
