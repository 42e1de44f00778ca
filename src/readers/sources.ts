import { randomUUID } from 'node:crypto'
import { createWriteStream, type Stats, statSync } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { NO_SPAN } from '../source/text.ts'
import { isGlob, splitGlob } from './glob.ts'
import type { SourceSpec } from './ingest-types.ts'

/** A file to read. */
export interface InputFile {
  /** As reports show it. */
  readonly name: string
  readonly path: string
  readonly bytes: number
  /** The table that it is bound to, as it is. */
  readonly table?: string
  /** Found in a directory or by a pattern rather than named: it need not be a log. */
  readonly isFound: boolean
}

export interface FindOptions {
  /** Where standard input is kept. */
  readonly directory: string
  readonly stdin: Readable
  readonly report: (found: Diagnostic) => void
  readonly signal?: AbortSignal
}

/** The files of the sources, in the order given and sorted within a directory; a file that is reached twice is read once. */
export async function findFiles(sources: readonly SourceSpec[], options: FindOptions): Promise<readonly InputFile[]> {
  const finder = new Finder(options)
  for (const source of sources) {
    options.signal?.throwIfAborted()
    if (source.kind === 'path') await finder.addPath(source.path)
    else if (source.kind === 'bound') await finder.addBound(source.path, source.table)
  }
  return finder.files
}

type FindCode = 'reader/not-found' | 'reader/no-files' | 'reader/no-match' | 'reader/unreadable'

/** What file managers and version control leave in directories and archives. */
export function isClutter(name: string): boolean {
  return /(^|\/)(\.DS_Store|\._[^/]*|__MACOSX|\.git)(\/|$)/.test(name)
}

class Finder {
  readonly files: InputFile[] = []
  readonly #options: FindOptions
  readonly #seen = new Set<string>()

  constructor(options: FindOptions) {
    this.#options = options
  }

  async addPath(path: string): Promise<void> {
    if (path === '-') return this.#addStdin(undefined)
    const found = await this.#stat(path, isGlob(path))
    if (found === 'failed') return
    if (found === 'missing') return this.#addGlob(path)
    if (found.isDirectory()) {
      const before = this.files.length
      const reported = await this.#walk(path, () => true)
      if (this.files.length === before && reported === 0) this.#report('reader/no-files', { path })
    } else await this.#addFile({ name: path, path, bytes: found.size, isFound: false })
  }

  async addBound(path: string, table: string): Promise<void> {
    if (path === '-') return this.#addStdin(table)
    const found = await this.#stat(path, isGlob(path))
    if (found === 'failed') return
    if (found !== 'missing' && !found.isDirectory()) {
      this.files.push({ name: path, path, bytes: found.size, table, isFound: false })
      return
    }
    const before = this.files.length
    if (found === 'missing') await this.#addGlob(path)
    else await this.#walk(path, () => true)
    for (let i = before; i < this.files.length; i += 1) {
      const file = this.files[i]
      if (file !== undefined) this.files[i] = { ...file, table }
    }
  }

  async #addStdin(table: string | undefined): Promise<void> {
    const path = join(this.#options.directory, randomUUID())
    const { signal } = this.#options
    await pipeline(
      this.#options.stdin,
      createWriteStream(path, { mode: 0o600 }),
      signal === undefined ? {} : { signal },
    )
    const { size } = await stat(path)
    this.files.push({ name: '<stdin>', path, bytes: size, isFound: false, ...(table === undefined ? {} : { table }) })
  }

  async #addGlob(pattern: string): Promise<void> {
    const { base, matches } = splitGlob(pattern)
    const before = this.files.length
    const found = await this.#stat(base, true)
    if (found !== 'missing' && found !== 'failed' && found.isDirectory()) {
      await this.#walk(base, (path) => matches(relative(base, path).replaceAll('\\', '/')))
    }
    if (this.files.length === before) this.#report('reader/no-match', { pattern })
  }

  /** Returns how many directories could not be read. */
  async #walk(directory: string, wanted: (path: string) => boolean): Promise<number> {
    this.#options.signal?.throwIfAborted()
    const real = await realpath(directory)
    if (this.#seen.has(`${real}/`)) return 0
    // Only while inside it: the same directory may be given twice, a link to an ancestor must not be followed again.
    this.#seen.add(`${real}/`)
    let failures = 0
    try {
      const entries = await readdir(directory, { withFileTypes: true })
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const { name } = entry
        if (isClutter(name)) continue
        const path = join(directory, name)
        // Without links on the way the path needs not be resolved again; of thousands of files each call counts.
        const size = entry.isFile() ? sizeOf(path) : undefined
        if (size !== undefined) {
          if (wanted(path)) this.#addReal({ name: path, path, bytes: size, isFound: true }, join(real, name))
          continue
        }
        const found = await this.#stat(path, false)
        if (found === 'missing' || found === 'failed') failures += 1
        else if (found.isDirectory()) failures += await this.#walk(path, wanted)
        else if (found.isFile() && wanted(path))
          await this.#addFile({ name: path, path, bytes: found.size, isFound: true })
      }
    } catch (error) {
      this.#options.signal?.throwIfAborted()
      this.#report('reader/unreadable', { path: directory, reason: reasonOf(error) })
      failures += 1
    } finally {
      this.#seen.delete(`${real}/`)
    }
    return failures
  }

  async #addFile(file: InputFile): Promise<void> {
    this.#addReal(file, await realpath(file.path))
  }

  #addReal(file: InputFile, real: string): void {
    if (this.#seen.has(real)) return
    this.#seen.add(real)
    this.files.push(file)
  }

  async #stat(path: string, mayBeMissing: boolean): Promise<Stats | 'missing' | 'failed'> {
    try {
      return await stat(path)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'ENOENT' || code === 'ENOTDIR') {
        if (mayBeMissing) return 'missing'
        this.#report('reader/not-found', { path })
      } else this.#report('reader/unreadable', { path, reason: reasonOf(error) })
      return 'failed'
    }
  }

  #report(code: 'reader/not-found' | 'reader/no-files', parameters: { readonly path: string }): void
  #report(code: 'reader/no-match', parameters: { readonly pattern: string }): void
  #report(code: 'reader/unreadable', parameters: { readonly path: string; readonly reason: string }): void
  #report(code: FindCode, parameters: { path: string; pattern: string; reason: string }): void {
    this.#options.report(diagnostic(code, parameters.path ?? parameters.pattern, NO_SPAN, parameters))
  }
}

/** Undefined when the file cannot be looked at. */
function sizeOf(path: string): number | undefined {
  try {
    return statSync(path).size
  } catch {
    return undefined
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a directory',
  EMFILE: 'too many open files',
  ELOOP: 'links lead in a circle',
  ENOSPC: 'no space left for temporary files',
  EIO: 'the device reports an error',
  ENOENT: 'it is gone',
}

/** An error of the operating system in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error))
}
