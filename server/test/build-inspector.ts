import path from 'node:path'
import { build } from 'esbuild'
import { serverFolder } from '../src/platform/server-folder'

const bundle = async (name: string, of: { source: string; folder: string }): Promise<string> => {
  await build({
    entryPoints: { [name]: path.join(serverFolder, of.source) },
    outdir: of.folder,
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
  return path.join(of.folder, `${name}.js`)
}

/** Tests run from source; the program that looks into files is a process of its own and runs what is built. */
export const buildInspector = (folder: string): Promise<string> => bundle('inspect-document', { source: 'src/document/inspect-document.ts', folder })

export const buildChecker = (folder: string): Promise<string> => bundle('check-document', { source: 'src/document/check-document.ts', folder })

/** The whole program, to be started in a process of its own. */
export const buildOutsideProgram = (folder: string): Promise<string> => bundle('measured-program', { source: 'test/measured-program.ts', folder })
