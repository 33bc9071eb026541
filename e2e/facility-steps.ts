import { randomUUID } from 'node:crypto'
import type { Acceptance } from '@tasuki/domain/facility/care-need'
import type { BrowserWindow } from './browser-window'

/** What a hospital says of itself: ○ / △ / × by code of the catalogue, and its free beds. */
export type FacilityFacts = { acceptance: Record<string, Acceptance>; acceptable: number }

export const TAKES: Acceptance = { level: 'accepted', condition: '', limit: null }
export const REFUSES: Acceptance = { level: 'refused', condition: '', limit: null }

/** By the signed-in person over the same calls as the pages use. */
export const fillFacility = async ({ context, person }: BrowserWindow, { acceptance, acceptable }: FacilityFacts): Promise<void> => {
  const put = async (path: string, data: unknown): Promise<void> => {
    const response = await context.request.put(path, { data, headers: { 'idempotency-key': randomUUID() } })
    if (!response.ok()) throw new Error(`${person.hospital.name} ${path}: ${response.status()} ${await response.text()}`)
  }
  await put('/api/v1/facility/acceptance', { version: 0, acceptance })
  await put('/api/v1/facility/availability/longTermCare', {
    version: 0,
    availability: { beds: 60, vacant: acceptable, acceptable, held: 0, opensOn: null, sex: 'any', privateRoom: false },
  })
}
