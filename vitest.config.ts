import { defineConfig } from 'vitest/config'

/** `expect.poll` gives up after a second by itself; on a busy machine nothing that is waited for is that sure. */
const PATIENT = { poll: { timeout: 30_000 } }

/** Texts are checked in tests as they are in the program. */
const DETECTOR = ['server/test/provide-names.ts']

const testFiles = (names: readonly string[]): string[] => names.map((name) => `server/src/${name}.test.ts`)

/** Over HTTP also on PostgreSQL 15: every route by the matrix of access, rows of every earlier version, and the longest lives of a case, a form, a bill and what is deleted. */
const ROUTES_ON_15 = testFiles(['app/access-matrix.http', 'app/old-rows.http', 'app/retention.http', 'account/seat-form/seat-form.http', 'account/invoice/invoice.http', 'transfer/case-life.http'])

/** Not on 15: what asks nothing of a server that its version decides, and long draws of statements that others run on both. */
const ONCE = testFiles(['document/attacked-files.db', 'document/inspect-document.db', 'platform/files/file-storage.db', 'platform/db/embedded-postgres.db', 'transfer/visibility.db', 'transfer/write-security.db', 'transfer/matching-sql.db'])

/** The embedded PostgreSQL 18 with everything, and Debian's 15 with what its version could decide: every store, and routes enough that each statement is run. */
const onPostgres = (name: string, server: 'embedded' | 'debian15') => ({
  test: {
    name,
    include: ['server/**/*.db.test.ts', ...(server === 'debian15' ? ROUTES_ON_15 : ['server/**/*.http.test.ts'])],
    setupFiles: DETECTOR,
    exclude: ['**/node_modules/**', '**/dist/**', ...(server === 'debian15' ? ONCE : [])],
    globalSetup: ['server/test/global-setup.ts'],
    env: { TASUKI_TEST_PG: server },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: PATIENT,
  },
})

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{domain,server,web,tools}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.db.test.ts', '**/*.http.test.ts'],
          setupFiles: DETECTOR,
          testTimeout: 30_000,
        },
      },
      onPostgres('db18', 'embedded'),
      onPostgres('db15', 'debian15'),
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['e2e/global-setup.ts'],
          testTimeout: 400_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
})
