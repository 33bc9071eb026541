import path from 'node:path'
import { build } from 'esbuild'
import { serverFolder } from '../src/platform/server-folder'

/** Tests run from source; the program that looks into files is a process of its own and runs what is built. */
export const buildInspector = async (folder: string): Promise<void> => {
  await build({
    entryPoints: { 'inspect-document': path.join(serverFolder, 'src/document/inspect-document.ts') },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
    plugins: [
      {
        name: 'keep-packages-outside',
        setup: ({ onResolve }) => onResolve({ filter: /^[^./]/ }, (found) => (found.kind === 'entry-point' || found.path.startsWith('@tasuki/') ? undefined : { path: found.path, external: true })),
      },
    ],
  })
}
