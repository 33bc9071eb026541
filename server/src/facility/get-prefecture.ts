import type { getPrefectureCall } from '@tasuki/domain/facility/facility.contract'
import type { z } from 'zod'
import { servedPrefecture } from './served-prefecture'

type ServedArea = z.output<typeof getPrefectureCall.output>

/** The prefecture as people choose places in it: 二次医療圏 with the codes a hospital there can have. */
export const getPrefecture = (): ServedArea => {
  const { code, name, secondaryAreas, municipalities } = servedPrefecture()
  return {
    code,
    name,
    secondaryAreas: secondaryAreas.map((area) => ({
      name: area.name,
      municipalityCodes: municipalities.filter((row) => row.secondaryArea === area.name && row.level !== 'designated_city').map((row) => row.code),
    })),
    municipalities: municipalities.map((row) => ({
      code: row.code,
      name: row.fullName,
      kana: row.kana,
      cityCode: row.cityCode,
      secondaryArea: row.secondaryArea,
      healthCenter: row.healthCenter,
      latitude: row.latitude,
      longitude: row.longitude,
    })),
  }
}
