import react from '@vitejs/plugin-react'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** What pdf.js asks for by name: Japanese character maps, fonts that PDFs don't carry, decoders of scanners' formats. */
const pdfAssets = (): Plugin => ({
  name: 'pdf-assets',
  apply: 'build',
  generateBundle() {
    const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
    this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${version}/pdf.worker.min.mjs`, source: readFileSync(path.join(path.dirname(manifest), 'legacy/build/pdf.worker.min.mjs')) })
    for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
      const from = path.join(path.dirname(manifest), folder)
      for (const name of readdirSync(from)) this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${version}/${folder}/${name}`, source: readFileSync(path.join(from, name)) })
    }
  },
})

/** What the reader of scans asks for by its own name, in a folder named after its version. */
const scanAssets = (): Plugin => ({
  name: 'scan-assets',
  apply: 'build',
  generateBundle() {
    const data = createRequire(import.meta.url).resolve('@tesseract.js-data/jpn/4.0.0_best_int/jpn.traineddata.gz')
    this.emitFile({ type: 'asset', fileName: 'assets/tesseract-4.0.0_best_int/jpn.traineddata.gz', source: readFileSync(data) })
  },
})

/** Chunks that import each other run in an order in which something is still undefined: a page would break only when it is opened. */
const noCircularChunks = (): Plugin => ({
  name: 'no-circular-chunks',
  apply: 'build',
  generateBundle(_options, bundle) {
    const importsOf = (file: string): readonly string[] => {
      const chunk = bundle[file]
      return chunk?.type === 'chunk' ? chunk.imports : []
    }
    const done = new Set<string>()
    const visit = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) throw new Error(`chunks import each other: ${[...way.slice(way.indexOf(file)), file].join(' → ')}`)
      if (done.has(file)) return
      for (const imported of importsOf(file)) visit(imported, [...way, file])
      done.add(file)
    }
    for (const file of Object.keys(bundle)) visit(file, [])
  },
})

const ENTRY = path.join(import.meta.dirname, 'src/app/main.tsx')
let neededFirst: ReadonlySet<string> | undefined

/**
 * What the first page needs, whichever page it is: all that main.tsx imports, and what that imports. Each file is a
 * round trip on a phone's line, so that this comes in a handful.
 */
const listNeededFirst = (importsOf: (id: string) => readonly string[]): ReadonlySet<string> => {
  const found = new Set([ENTRY])
  for (const id of found) for (const imported of importsOf(id)) found.add(imported)
  return found
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pdfAssets(), scanAssets(), noCircularChunks()],
  // One copy each: a second Mantine would have its own theme context and a second React its own hooks.
  resolve: { dedupe: ['react', 'react-dom', '@mantine/core', '@mantine/hooks'] },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts stay files of their own: a data URL would be loaded whether its characters occur or not.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Without the names of all the pages that share it.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 40 },
            { name: 'libraries', test: /node_modules[\\/](zod|@tanstack[\\/](react-router|router-core|history|react-query|query-core|store|react-store))[\\/]/, priority: 30 },
            // Packages by what is left of them: one file of theirs names all the others.
            { test: /^(?!.*node_modules)/, name: (id, graph) => ((neededFirst ??= listNeededFirst((of) => graph.getModuleInfo(of)?.importedIds ?? [])).has(id) ? 'first' : null), priority: 20 },
            // What pages share beyond it: in few pieces, each only where it is needed.
            { name: 'shared', minShareCount: 2, entriesAware: true, priority: 10 },
          ],
        },
      },
    },
  },
})
