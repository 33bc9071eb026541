import { shapePolygons, type ShapePolygons } from '@tasuki/domain/facility/map.contract'
import { sql } from 'kysely'
import type { Transaction } from '../platform/db/transaction'

export type MunicipalityShape = { code: string; polygons: ShapePolygons }

export const selectMapShapes = async (tx: Transaction): Promise<MunicipalityShape[]> => {
  const rows = await tx.db.selectFrom('municipality_shape').selectAll().orderBy('municipality_code').execute()
  return rows.map((row) => ({ code: row.municipality_code, polygons: shapePolygons.parse(row.polygons) }))
}

/** All at once: shapes of two sources would overlap. */
export const replaceMapShapes = async (tx: Transaction, shapes: readonly MunicipalityShape[]): Promise<void> => {
  await tx.db.deleteFrom('municipality_shape').execute()
  await sql`insert into municipality_shape (municipality_code, polygons)
    select s.code, s.polygons from jsonb_to_recordset(${JSON.stringify(shapes)}::jsonb) as s (code text, polygons jsonb)`.execute(tx.db)
}
