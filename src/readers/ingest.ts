import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { nearHint } from '../diagnostics/near.ts'
import type { Engine } from '../plan/engine.ts'
import { isLookupName } from '../schemas/bound.ts'
import { OCSF_CLASSES } from '../schemas/ocsf/columns.ts'
import { NO_SPAN } from '../source/text.ts'
import { BoundSet } from './bound-set.ts'
import { type Content, openContainers } from './containers.ts'
import { enrich } from './enrichment.ts'
import { timeRange } from './event-times.ts'
import { EventLoader } from './events.ts'
import { FileIngest } from './file-ingest.ts'
import { filledClasses } from './filled.ts'
import type { FileReport, Ingested, IngestOptions, SourceSpec } from './ingest-types.ts'
import { ProgressMeter } from './progress.ts'
import { FILE_SHAPES, SHAPE_HELP, SHAPES } from './shapes.ts'
import { findFiles, type InputFile, reasonOf } from './sources.ts'
import { FileTally } from './tally.ts'

export type {
  BoundTable,
  FileReport,
  Ingested,
  IngestOptions,
  Progress,
  Rejected,
  SourceSpec,
} from './ingest-types.ts'
export { SHAPE_HELP } from './shapes.ts'

/**
 * Reads sources into the engine's tables: events into the OCSF class tables, rows of platforms into bound tables and,
 * mapped, into the class tables as well. Throws only when `signal` is aborted or the engine fails; whatever is wrong with
 * a source is a diagnostic, and the others are read. Leaves no temporary file behind.
 */
export async function ingest(
  sources: readonly SourceSpec[],
  engine: Engine,
  options: IngestOptions,
): Promise<Ingested> {
  const directory = await mkdtemp(join(options.tempDirectory, 'ingest-'))
  const run = new IngestRun(engine, options, directory)
  try {
    return await run.all(sources)
  } finally {
    await run.settle()
    await rm(directory, { recursive: true, force: true })
  }
}

class IngestRun {
  readonly #engine: Engine
  readonly #options: IngestOptions
  readonly #directory: string
  readonly #diagnostics: Diagnostic[] = []
  readonly #tallies = new Map<string, FileTally>()
  readonly #events: EventLoader
  readonly #bound: BoundSet

  constructor(engine: Engine, options: IngestOptions, directory: string) {
    this.#engine = engine
    this.#options = options
    this.#directory = directory
    this.#bound = new BoundSet(directory)
    this.#events = new EventLoader(engine, directory, ({ source, mapped, unmapped }) => {
      const tally = this.#tallies.get(source)
      if (tally === undefined) return
      tally.mapped += mapped
      tally.unmapped += unmapped
    })
  }

  async all(sources: readonly SourceSpec[]): Promise<Ingested> {
    const { signal, as } = this.#options
    for (const [name, columns] of Object.entries(OCSF_CLASSES)) {
      const list = Object.entries(columns).map(([column, type]) => ({ name: column, type }))
      await this.#engine.create(name, list)
    }
    if (as !== undefined && !isShape(as)) {
      const hints = nearHint(
        as,
        SHAPE_HELP.map(([id]) => id),
      )
      const known = `shapes: ${SHAPE_HELP.map(([id]) => id).join(', ')}`
      this.#report(diagnostic('reader/unknown-shape', as, NO_SPAN, { shape: as }, { hints: [...hints, known] }))
    } else {
      this.#addRows(sources)
      const files = await findFiles(sources, {
        directory: this.#directory,
        stdin: process.stdin,
        report: (found) => this.#report(found),
        ...(signal === undefined ? {} : { signal }),
      })
      const progress = new ProgressMeter(files, this.#options.progress)
      for (const file of files) {
        signal?.throwIfAborted()
        await this.#readFile(file, progress)
        progress.fileDone(file.bytes)
      }
    }
    await this.#events.finish()
    const { tables, diagnostics } = await this.#bound.load(this.#engine, this.#options.platformColumns, signal)
    // A file that the engine could not read by itself was read again, and may hold events.
    await this.#events.finish()
    for (const found of diagnostics) this.#report(found)
    signal?.throwIfAborted()
    const filled = await filledClasses(this.#engine)
    await enrich(this.#engine, filled)
    const files = [...this.#tallies.values()].map((tally) => tally.report())
    for (const tally of this.#tallies.values()) for (const found of tally.diagnostics()) this.#report(found)
    return {
      files,
      bound: tables,
      filled,
      counts: total(files),
      ...(await timeRange(this.#engine, filled, tables)),
      diagnostics: this.#diagnostics,
    }
  }

  /** Waits for what is still loading and closes files. */
  async settle(): Promise<void> {
    this.#bound.close()
    await this.#events.settle()
  }

  #report(found: Diagnostic): void {
    this.#diagnostics.push(found)
  }

  #addRows(sources: readonly SourceSpec[]): void {
    for (const source of sources) {
      if (source.kind !== 'rows') continue
      const tally = this.#tally(`<rows of ${source.table}>`, 0)
      tally.format = 'rows'
      const rows = this.#bound.explicit(source.table)
      for (const row of source.rows) {
        rows.add(row, false)
        tally.read += 1
        tally.mapped += 1
      }
    }
  }

  #tally(name: string, bytes: number): FileTally {
    // The same name may occur again: as a member of an archive, or a file bound to two tables.
    let unique = name
    for (let n = 2; this.#tallies.has(unique); n += 1) unique = `${name} (${n})`
    const tally = new FileTally(unique, bytes)
    this.#tallies.set(unique, tally)
    return tally
  }

  async #readFile(file: InputFile, progress: ProgressMeter): Promise<void> {
    const { signal } = this.#options
    if (file.bytes === 0) {
      const severity = file.isFound ? { severity: 'info' as const } : {}
      this.#report(diagnostic('reader/empty', file.name, NO_SPAN, { path: file.name }, severity))
      this.#tally(file.name, 0).format = 'empty'
      if (file.table !== undefined && isLookupName(file.table)) this.#bound.explicit(file.table)
      return
    }
    try {
      const contents = openContainers(file, {
        directory: this.#directory,
        report: (name, reason) => this.#report(diagnostic('reader/archive', name, NO_SPAN, { path: name, reason })),
        ...(signal === undefined ? {} : { signal }),
      })
      for await (const content of contents) await this.#readContent(file, content, progress)
    } catch (error) {
      signal?.throwIfAborted()
      if (!isFileError(error)) throw error
      this.#report(diagnostic('reader/unreadable', file.name, NO_SPAN, { path: file.name, reason: reasonOf(error) }))
    }
  }

  async #readContent(file: InputFile, content: Content, progress: ProgressMeter): Promise<void> {
    const tally = this.#tally(content.name, content.bytes)
    progress.open(content.name)
    const found = await new FileIngest({
      tally,
      content,
      engine: this.#engine,
      directory: this.#directory,
      options: this.#options,
      events: this.#events,
      bound: this.#bound,
      isNamed: !file.isFound && content.name === file.name,
      ...(file.table === undefined ? {} : { table: file.table }),
      advance: (bytes) => progress.advance(content.path === file.path ? bytes : 0, tally.read),
    }).run()
    const severity = file.isFound || content.path !== file.path ? { severity: 'info' as const } : {}
    if (found !== undefined) {
      const parameters = { path: content.name, looked: found }
      const hints = LINES.has(tally.format) ? ['`--as text` reads each line as a message'] : []
      this.#report(diagnostic('reader/not-recognised', content.name, NO_SPAN, parameters, { ...severity, hints }))
    }
  }
}

/** Formats that are text, whatever their records are. */
const LINES: ReadonlySet<string> = new Set(['json-lines', 'csv'])

function isShape(id: string): boolean {
  return Object.hasOwn(FILE_SHAPES, id) || SHAPES.some((shape) => shape.id === id)
}

/** An error of the operating system about the file at work, not of ours. */
function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error && error.code !== 'ENOSPC'
}

function total(files: readonly FileReport[]): Ingested['counts'] {
  const counts = { files: files.length, read: 0, mapped: 0, unmapped: 0, rejected: 0 }
  for (const file of files) {
    counts.read += file.read
    counts.mapped += file.mapped
    counts.unmapped += file.unmapped
    counts.rejected += file.rejected
  }
  return counts
}
