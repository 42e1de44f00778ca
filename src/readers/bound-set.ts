import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Engine } from '../plan/engine.ts'
import type { Platform } from '../schemas/table.ts'
import { NO_SPAN } from '../source/text.ts'
import { BoundRows } from './bound.ts'
import type { BoundTable, PlatformColumns } from './ingest-types.ts'
import { mapBoundTable } from './platform-mappings.ts'

/** All bound tables of one ingest. */
export class BoundSet {
  readonly #directory: string
  readonly #tables = new Map<string, BoundRows>()

  constructor(directory: string) {
    this.#directory = directory
  }

  /** The table that the user gives a name to. */
  explicit(name: string): BoundRows {
    return this.#rows(`explicit ${name}`, () => new BoundRows(name, this.#directory, true))
  }

  recognised(platform: Platform, name: string): BoundRows {
    return this.#rows(`${platform} ${name}`, () => new BoundRows(name, this.#directory, false, platform))
  }

  #rows(key: string, make: () => BoundRows): BoundRows {
    let rows = this.#tables.get(key)
    if (rows === undefined) {
      rows = make()
      this.#tables.set(key, rows)
    }
    return rows
  }

  close(): void {
    for (const rows of this.#tables.values()) rows.close()
  }

  /** Makes the tables and maps the rows of those that are a platform's to OCSF. */
  async load(
    engine: Engine,
    platformColumns: PlatformColumns,
    signal: AbortSignal | undefined,
  ): Promise<{ tables: readonly BoundTable[]; diagnostics: readonly Diagnostic[] }> {
    const tables: BoundTable[] = []
    const diagnostics: Diagnostic[] = []
    for (const rows of this.#tables.values()) {
      signal?.throwIfAborted()
      const { bound, misfits } = await rows.load(engine, `bound_${tables.length + 1}`, platformColumns)
      tables.push(bound)
      for (const misfit of misfits)
        diagnostics.push(diagnostic('reader/value-not-of-type', misfit.table, NO_SPAN, misfit))
      await mapBoundTable(engine, bound)
    }
    return { tables, diagnostics }
  }
}
