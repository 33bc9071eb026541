import type { getMapCall } from '@tasuki/domain/facility/map.contract'
import type { z } from 'zod'
import { readSetting } from '../account/installation'
import type { Transaction } from '../platform/db/transaction'
import { MAP_ATTRIBUTION_SETTING } from './import-boundaries'
import { expectFacilityReader } from './list-hospitals'
import { selectMapShapes } from './map-shape.store'

/** 地理院タイル（淡色地図）, with the attribution that the Geospatial Information Authority asks for. */
const GSI_TILES = { url: 'https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png', attribution: '地理院タイル', maxZoom: 18 }

/** What the map is drawn of. Tiles come from outside, so they are shown only where the operator has chosen so. */
export const getMap = async (tx: Transaction, withTiles: boolean): Promise<z.output<typeof getMapCall.output>> => {
  await expectFacilityReader(tx)
  const shapes = await selectMapShapes(tx)
  const attribution = shapes.length === 0 ? '' : await readSetting(tx, MAP_ATTRIBUTION_SETTING)
  return { shapes, attribution: typeof attribution === 'string' ? attribution : '', tiles: withTiles ? GSI_TILES : null }
}
