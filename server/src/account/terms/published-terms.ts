import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PublishedTerms, TermsAcceptance } from '@tasuki/domain/account/terms/terms.contract'
import { planTerms, termsInForce } from '@tasuki/domain/account/terms/terms.rules'
import { day } from '@tasuki/domain/base/id'
import { japanDay } from '@tasuki/domain/base/working-time'
import { z } from 'zod'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { orRefuse, refuse } from '../../platform/refused'
import { serverFolder } from '../../platform/server-folder'
import { byWhom } from '../../platform/session/identity'
import { findTermsVersion, insertTermsVersion, lockTerms, selectTermsAcceptances, selectTermsVersions } from './terms.store'

const versionsOf = async (tx: Transaction) => (await selectTermsVersions(tx)).map((row) => ({ version: row.version, title: row.title, fromDay: row.from_day }))

export const findTermsInForce = async (tx: Transaction): Promise<number | undefined> => termsInForce(await versionsOf(tx), japanDay(tx.now))?.version

export const getTerms = async (tx: Transaction, asked?: number): Promise<PublishedTerms> => {
  const versions = await versionsOf(tx)
  const current = termsInForce(versions, japanDay(tx.now))?.version ?? null
  const shown = asked ?? current
  const row = shown === null ? undefined : await findTermsVersion(tx, shown)
  if (asked !== undefined && row === undefined) refuse('not_found')
  return { terms: row === undefined ? null : { version: row.version, title: row.title, body: row.body, source: row.source, fromDay: row.from_day }, current, versions }
}

export type TermsInput = { title: string; body: string; source: string; fromDay: string }

const publish = async (tx: Transaction, input: TermsInput): Promise<void> => {
  await lockTerms(tx)
  const version = orRefuse(planTerms(input, { today: japanDay(tx.now), versions: await versionsOf(tx) }))
  await insertTermsVersion(tx, { version, title: input.title.trim(), body: input.body.trim(), source: input.source.trim(), from_day: input.fromDay, published_by: byWhom(tx), published_at: tx.now })
  await audit(tx, { act: 'terms.published', subjectKind: 'terms', data: { version, fromDay: input.fromDay } })
}

/** A prefecture's own 要綱, or a changed one; nothing that was accepted is ever rewritten. */
export const publishTermsCommand = async (tx: Transaction, input: TermsInput): Promise<void> => {
  const { title, body, source } = input
  await refuseNames(tx, { title, body, source })
  await publish(tx, input)
}

const shippedTerms = z.strictObject({ title: z.string(), source: z.string(), fromDay: day, body: z.string() })

/** The public rule book of the prefecture that has one here; undefined for the others, which enter their own. */
export const readShippedTerms = (prefectureCode: string): TermsInput | undefined => {
  try {
    return shippedTerms.parse(JSON.parse(readFileSync(join(serverFolder, 'data', 'terms', `${prefectureCode}.json`), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** An installation that has no terms yet begins with its prefecture's rule book. */
export const publishShippedTerms = async (tx: Transaction, prefectureCode: string): Promise<void> => {
  const shipped = readShippedTerms(prefectureCode)
  if (shipped !== undefined && (await versionsOf(tx)).length === 0) await publish(tx, shipped)
}

export const listTermsAcceptances = async (tx: Transaction): Promise<{ version: number | null; people: TermsAcceptance[] }> => {
  const version = await findTermsInForce(tx)
  if (version === undefined) return { version: null, people: [] }
  const rows = await selectTermsAcceptances(tx, version)
  return {
    version,
    people: rows.map((row) => ({ personId: row.person_id, personName: row.display_name, hospital: { id: row.hospital_id, name: row.name, shortName: row.short_name }, acceptedAt: row.at?.toISOString() ?? null })),
  }
}
