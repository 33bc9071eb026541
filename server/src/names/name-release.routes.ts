import { listOwnReleasesCall, releaseNameCall } from '@tasuki/domain/names/name-release.contract'
import { writerAccess } from '../platform/http/access'
import { serve, type ServedRoute } from '../platform/http/serve'
import { listOwnReleases, releaseNameCommand } from './release-name'

export const nameReleaseRoutes: readonly ServedRoute[] = [
  serve(releaseNameCall, writerAccess, ({ body, runCommand }) =>
    runCommand(async (tx) => {
      await releaseNameCommand(tx, body)
      return null
    }),
  ),
  serve(listOwnReleasesCall, writerAccess, ({ runQuery }) => runQuery(listOwnReleases)),
]
