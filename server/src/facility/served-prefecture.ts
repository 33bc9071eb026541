import { join } from 'node:path'
import type { Prefecture } from '@tasuki/domain/facility/prefecture'
import { serverFolder } from '../platform/server-folder'
import { loadPrefecture } from './load-prefecture'

let served: Prefecture | undefined

/** The one prefecture this installation serves (a setting); read once. */
export const servedPrefecture = (): Prefecture => (served ??= loadPrefecture(join(serverFolder, 'data', 'prefectures'), process.env.TASUKI_PREFECTURE ?? '14'))
