import type pg from 'pg'

/** With a sentence for the operator. */
export class PrivilegeError extends Error {}

/**
 * Row security doesn't bind superusers, roles with BYPASSRLS and (without FORCE) owners: the server refuses to serve as
 * one of them, or as a member of one, because a single misconfigured URL would open every case to everybody.
 */
export const assertLeastPrivilege = async (client: pg.ClientBase | pg.Pool): Promise<void> => {
  const { rows } = await client.query<{ name: string; superuser: boolean; bypass: boolean; owner: boolean }>(
    `select current_user::text as name,
            bool_or(r.rolsuper) as superuser,
            bool_or(r.rolbypassrls) as bypass,
            exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p', 'v', 'm') and pg_has_role(c.relowner, 'member')) as owner
     from pg_roles r where pg_has_role(r.oid, 'member')`,
  )
  const role = rows[0]
  if (role === undefined) throw new PrivilegeError('The database role could not be read.')
  const reasons = [
    ...(role.superuser ? ['is a superuser'] : []),
    ...(role.bypass ? ['bypasses row security'] : []),
    ...(role.owner ? ['owns tables'] : []),
  ]
  if (reasons.length > 0) {
    throw new PrivilegeError(`The server must not serve as "${role.name}", which ${reasons.join(', ')}. DATABASE_URL takes the role tasuki_app; the owner belongs in DATABASE_OWNER_URL.`)
  }
}
