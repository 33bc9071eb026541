import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestDatabase } from '../test-database'

const asNamed = (url: string, name: string): string => {
  const copy = new URL(url)
  copy.pathname = `/${name}`
  return copy.href
}

/** A byte-equal copy of a database that nobody is connected to: the same ids, the same sessions. */
export const copyDatabase = async (of: TestDatabase): Promise<TestDatabase> => {
  const source = new URL(of.superuserUrl).pathname.slice(1)
  const name = `test_${Math.floor(Date.now() / 1000)}_${randomBytes(5).toString('hex')}`
  const onServer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: asNamed(of.superuserUrl, 'postgres') })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await onServer(`create database ${name} template ${source} owner tasuki_owner`)
  return {
    ownerUrl: asNamed(of.ownerUrl, name),
    appUrl: asNamed(of.appUrl, name),
    authUrl: asNamed(of.authUrl, name),
    superuserUrl: asNamed(of.superuserUrl, name),
    drop: () => onServer(`drop database if exists ${name} with (force)`),
  }
}
