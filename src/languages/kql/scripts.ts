import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Script } from 'node:vm'
import { readCached, writeCached } from '../user-cache.ts'

// The one place of the pure part that needs Node: a browser build puts two script tags here.

const KIND = 'kql-parser-'
const FILES = ['bridge.min.js', 'Kusto.Language.Bridge.min.js']

/**
 * Runs the two classic scripts of the official parser, which put `Bridge` and `Kusto` on the global object; their order
 * matters. As modules they would first be scanned for exports, 5 MB of text. What V8 makes of them is kept in the
 * user's cache directory, which halves the time to the first bound query (docs/adr/0009).
 */
export function runScripts(): void {
  const { resolve } = createRequire(import.meta.url)
  const files = FILES.map((name) => resolve(`@kusto/language-service-next/${name}`))
  // The package's files change only with its version, which changes their sizes and times.
  const states = files.map((file) => statSync(file)).map(({ size, mtimeMs }) => `${size}-${Math.trunc(mtimeMs)}`)
  const name = `${KIND}${process.version}-${process.arch}-${states.join('-')}`
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n;')
  const cachedData = readCached(name)
  const script = new Script(source, { filename: 'kusto-language-service.js', ...(cachedData && { cachedData }) })
  script.runInThisContext()
  if (cachedData !== undefined && script.cachedDataRejected !== true) return
  // At the end, so that it holds the functions that a query needed, and no query waits for it.
  process.once('exit', () => writeCached(KIND, name, script.createCachedData(), 1))
}
