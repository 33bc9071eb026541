// Read by whatever Node is there, also by one too old for the rest: no newer syntax in this file.

/** @param {string} text */
function stop(text) {
  process.stderr.write('\nTasuki cannot start here.\n' + text + '\n\n')
  process.exit(1)
}

const version = process.versions.node.split('.').map(Number)
const major = version[0] || 0
const minor = version[1] || 0
if (major < 20 || (major === 20 && minor < 19) || major === 21 || (major === 22 && minor < 12)) {
  stop(
    'It needs Node.js 20.19 or newer (22.12 or newer of the 22 line); this is Node.js ' +
      process.versions.node +
      '.\nInstall a current version from nodejs.org or with your version manager, then run the command again.',
  )
}

/** The embedded PostgreSQL is a glibc program for Linux and macOS; a PostgreSQL server of one's own works anywhere. */
export function checkEmbeddedDatabase() {
  if (process.env.DATABASE_URL) return
  const instead =
    '\nGive it a PostgreSQL server (15 or newer) instead: set DATABASE_URL and DATABASE_OWNER_URL, see docs/operations.md.'
  const supported = ['linux', 'darwin'].includes(process.platform) && ['x64', 'arm64'].includes(process.arch)
  if (!supported) {
    stop('The embedded PostgreSQL does not run on ' + process.platform + ' (' + process.arch + ').' + instead)
  }
  if (process.platform === 'linux' && !hasGlibc()) {
    stop('The embedded PostgreSQL needs the GNU C library (glibc), as Debian, Ubuntu or Fedora have it.\nThis system has another one (Alpine has musl).' + instead)
  }
}

function hasGlibc() {
  const report = /** @type {{ excludeNetwork?: boolean, getReport(): object }} */ (process.report)
  report.excludeNetwork = true
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (report.getReport())
  return Boolean(header.glibcVersionRuntime)
}
