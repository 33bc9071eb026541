import type pg from 'pg'

const COLUMNS = `
  select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
         a.attidentity as identity, pg_get_expr(d.adbin, d.adrelid) as default_value, a.attgenerated as generated
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
  order by n.nspname, c.relname, a.attnum`

export type ColumnPicture = {
  schema: string
  table: string
  column: string
  type: string
  required: boolean
  identity: string
  default_value: string | null
  generated: string
}

export const readColumns = async (client: pg.ClientBase): Promise<ColumnPicture[]> => (await client.query<ColumnPicture>(COLUMNS)).rows

type Line = { subject: string; line: string }

/** Each query gives lines to print under their table or at the end. NOT NULL constraints are catalogued from 18 on only. */
const DETAILS = [
  `select n.nspname || '.' || c.relname as subject, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as line
   from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ('public', 'auth') and k.contype <> 'n'`,
  `select schemaname || '.' || tablename as subject, indexdef as line from pg_indexes where schemaname in ('public', 'auth')`,
  `select schemaname || '.' || tablename as subject,
          'policy ' || policyname || ' ' || permissive || ' ' || cmd || ' to ' || array_to_string(roles, ', ') ||
          coalesce(' using (' || regexp_replace(qual, '\\s+', ' ', 'g') || ')', '') || coalesce(' with check (' || regexp_replace(with_check, '\\s+', ' ', 'g') || ')', '') as line
   from pg_policies where schemaname in ('public', 'auth')`,
  `select n.nspname || '.' || c.relname as subject, case when c.relforcerowsecurity then 'row security forced' else 'row security' end as line
   from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'auth') and c.relrowsecurity`,
  `select n.nspname || '.' || c.relname as subject, pg_get_triggerdef(t.oid) as line
   from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ('public', 'auth') and not t.tgisinternal`,
  `select n.nspname || '.' || c.relname as subject,
          'grant ' || string_agg(lower(x.privilege_type), ', ' order by x.privilege_type) || ' to ' || case when x.grantee = 0 then 'public' else pg_get_userbyid(x.grantee) end as line
   from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) x
   where n.nspname in ('public', 'auth') and x.grantee <> c.relowner
   group by n.nspname, c.relname, x.grantee`,
  `select n.nspname || '.' || c.relname as subject,
          'grant ' || lower(x.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attname) || ') to ' || pg_get_userbyid(x.grantee) as line
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) x
   where n.nspname in ('public', 'auth') and x.grantee <> c.relowner
   group by n.nspname, c.relname, x.privilege_type, x.grantee`,
  `select n.nspname || '.' || c.relname as subject, 'view as ' || regexp_replace(pg_get_viewdef(c.oid), '\\s+', ' ', 'g') ||
          coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') as line
   from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'auth') and c.relkind = 'v'`,
]

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as definition,
         coalesce((select string_agg(case when x.grantee = 0 then 'public' else pg_get_userbyid(x.grantee) end, ', ' order by x.grantee)
                   from aclexplode(p.proacl) x where x.grantee <> p.proowner), 'nobody') as granted
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'auth') and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`

const columnLine = (column: ColumnPicture): string =>
  [
    `  ${column.column} ${column.type}`,
    column.required ? ' not null' : '',
    column.identity === '' ? '' : ' identity',
    column.default_value === null ? '' : `${column.generated === '' ? ' default' : ' generated as'} ${column.default_value}`,
  ].join('')

/** The database as its catalogs describe it, the same text on every supported version. */
export const drawSchema = async (client: pg.ClientBase): Promise<string> => {
  const columns = await readColumns(client)
  const details: Line[] = []
  for (const query of DETAILS) details.push(...(await client.query<Line>(query)).rows)
  const subjects = [...new Set([...columns.map((c) => `${c.schema}.${c.table}`), ...details.map((detail) => detail.subject)])]
  const parts = subjects.sort().map((subject) => {
    const own = columns.filter((column) => `${column.schema}.${column.table}` === subject).map(columnLine)
    const lines = details.filter((detail) => detail.subject === subject).map(({ line }) => `  ${line}`)
    return [subject, ...own, ...lines.sort()].join('\n')
  })
  const { rows } = await client.query<{ definition: string; granted: string }>(FUNCTIONS)
  const functions = rows.map(({ definition, granted }) => `${definition.trim()}\n-- execute: ${granted}`)
  return `-- Drawn from a migrated database by "npm run schema:write"; a test holds it against the migrations.\n\n${[...parts, ...functions].join('\n\n')}\n`
}
