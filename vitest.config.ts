import { defineConfig } from 'vitest/config'

/** `expect.poll` gives up after a second by itself; on a busy machine nothing that is waited for is that sure. */
const PATIENT = { poll: { timeout: 30_000 } }

/** Texts are checked in tests as they are in the program. */
const DETECTOR = ['server/test/provide-names.ts']

/** They need the set-up of the others, but nothing of a server that its version decides: once is enough. */
const WITHOUT_DATABASE = ['app/hostile-input.http', 'app/streamed-documents.http', 'document/attacked-files.db', 'document/inspect-document.db', 'transfer/document-gate.http', 'platform/files/file-storage.db', 'platform/db/embedded-postgres.db', 'platform/http/rate-limit.http']

/** Long walks through statements that others run on both: every route is asked on both by the matrix of access, every table written on both by its rights. */
const SAME_STATEMENTS = ['transfer/twin-worlds.http', 'transfer/visibility.db', 'transfer/write-security.db', 'transfer/races.http', 'transfer/room-documents.http', 'transfer/case-documents.http', 'transfer/document-check.http', 'transfer/document-queue.http', 'transfer/print-cases.http', 'app/notice-mail.http', 'account/print-seat-form.http', 'account/seat-year.http', 'platform/live/two-processes.http']

const ONCE = [...WITHOUT_DATABASE, ...SAME_STATEMENTS].map((name) => `server/src/${name}.test.ts`)

/** The embedded PostgreSQL 18, and Debian's 15 with all that its version could decide. */
const onPostgres = (name: string, server: 'embedded' | 'debian15') => ({
  test: {
    name,
    include: ['server/**/*.db.test.ts', 'server/**/*.http.test.ts'],
    setupFiles: DETECTOR,
    exclude: ['**/node_modules/**', '**/dist/**', ...(server === 'debian15' ? ONCE : [])],
    globalSetup: ['server/test/global-setup.ts'],
    env: { TASUKI_TEST_PG: server },
    // Every file brings a database and a program of its own; loading the program anew for each took a third of the time.
    isolate: false,
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
