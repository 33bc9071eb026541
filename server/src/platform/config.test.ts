import { expect, it } from 'vitest'
import { readConfig } from './config'

it('needs nothing, and takes empty variables as not given', () => {
  expect(readConfig({ DATABASE_URL: '' })).toMatchObject({ port: 3000, baseUrl: 'http://localhost:3000', database: undefined, trustProxy: undefined })
})

it('says which setting is wrong', () => {
  expect(() => readConfig({ PORT: 'x', DATABASE_URL: 'mysql://x' })).toThrow(/PORT: [^]*DATABASE_URL: must be a postgres/)
  expect(() => readConfig({ DATABASE_OWNER_URL: 'postgres://x' })).toThrow('DATABASE_URL')
})

it('reaches the sign-in data through the serving role where it has no URL of its own', () => {
  const { database } = readConfig({ DATABASE_URL: 'postgres://tasuki_app:s@db/tasuki' })
  expect(database).toEqual({
    appUrl: 'postgres://tasuki_app:s@db/tasuki',
    authUrl: 'postgres://tasuki_app:s@db/tasuki?options=-c+role%3Dtasuki_auth',
    directUrl: 'postgres://tasuki_app:s@db/tasuki',
    ownerUrl: undefined,
  })
})
