import { allRoutes } from '../../src/app/all-routes'
import type { ServedRoute } from '../../src/platform/http/serve'
import { createLiveHub } from '../../src/platform/live/live-hub'
import type { TestProgram } from '../test-program'

const NO_NOTICES = { subjects: [], mailConfigured: false, demoFolder: undefined, departmentAddress: async () => undefined }

/** Everything that the program answers, to be gone through; the program under test has its own of them. */
export const listRoutes = (world: TestProgram): ServedRoute[] => {
  const { database, sessions, factors, snapshots, tally } = world.program
  const hub = createLiveHub({ recheck: async () => ({ actor: { kind: 'anonymous' } }) })
  hub.close()
  return allRoutes({ database, sessions, factors, snapshots, tally, mapTiles: false, hub, documents: world.documents, isDemo: false, notices: NO_NOTICES, prefecture: { code: '14', name: '神奈川県' } })
}
