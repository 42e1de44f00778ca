import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Report } from '../../src/diagnostics/diagnostic.ts'
import { openSession } from '../../src/index.ts'
import type { Query } from '../../src/languages/aql/ast.ts'
import { AQL_LANGUAGE } from '../../src/languages/aql/index.ts'
import { parse } from '../../src/languages/aql/parser.ts'
import { printQuery } from '../../src/languages/aql/printer.ts'
import { buildCatalog } from '../../src/schemas/catalog.ts'
import { parseIsoTicks } from '../../src/types/time.ts'
import { TICKS_PER_MILLISECOND } from '../../src/types/value.ts'
import { BUILT_IN, EventEngine, type EventRow } from './aql-events.ts'

const QRADAR = buildCatalog({ platforms: ['qradar'], bound: [] })

const FOLDER = new URL('../../../shared/conformance/aql/', import.meta.url)
const present = existsSync(FOLDER)
const title = (text: string): string => (present ? text : `${text} (skipped: no shared data)`)

interface Example {
  readonly id: string
  readonly query: string
  readonly input: unknown
  readonly expected: unknown
}

interface CorpusEntry {
  readonly id: string
  readonly query: string
  readonly nonvendor: readonly string[]
  readonly template: boolean
}

// The shapes of the shared files; a wrong one fails the tests that read it.
const lines = <T>(name: string): readonly T[] =>
  readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)

const milliseconds = (text: string): number => Number((parseIsoTicks(text) ?? 0n) / TICKS_PER_MILLISECOND)

/**
 * Whether a log line is read as a console read it. Its magnitude comes of the console's own weights, not of the line: the
 * same event has others elsewhere.
 */
async function isReadAs(line: string, stated: Readonly<Record<string, unknown>>): Promise<boolean> {
  const directory = await mkdtemp(join(tmpdir(), 'siemless-aql-line-'))
  const path = join(directory, 'line.log')
  await writeFile(path, `${line}\n`)
  const session = await openSession({ sources: [path] })
  try {
    const names = Object.keys(stated).filter((name) => name !== 'magnitude')
    const items = names.map((name) => (name.includes('(') || !name.includes(' ') ? name : `"${name}"`))
    const result = await session.query(`SELECT ${items.join(', ')} FROM events`, { language: 'aql' })
    const rows = (await result.rows()).map((row) => Object.values(row))
    return rows.length === 1 && names.every((name, i) => String(rows[0]?.[i]) === String(stated[name]))
  } finally {
    await session.close()
    await rm(directory, { recursive: true, force: true })
  }
}

describe.skipIf(!present)(title('documented AQL examples'), () => {
  let events: EventEngine
  const times = ['2014-04-25 15:50:59', '2014-04-25 15:51:00', '2014-04-25 16:59:59', '2014-04-25 17:00:00']
  const laterTimes = ['2014-04-25 17:00:59', '2014-04-25 17:01:00', '2026-11-19 12:00:00', '2026-11-20 12:00:00']
  const rows: readonly EventRow[] = [...times, ...laterTimes, '2026-11-20 12:01:00'].map((t) => ({
    starttime: milliseconds(t),
  }))

  beforeAll(async () => {
    events = await EventEngine.open({ ...BUILT_IN, Value: 'real', 'Metric ID': 'string', Hostname: 'string' }, rows)
  })

  afterAll(async () => {
    await events.close()
  })

  /** What the example states, against what siemless gives: `undefined` for one that no query can show. */
  async function holds({ id, query, input, expected }: Example): Promise<boolean | undefined> {
    const found = (): Promise<readonly number[]> =>
      events.rows(query.replace('SELECT *', 'SELECT starttime')).then((r) => r.map((row) => Number(row.starttime)))
    // The files state an object or, for rows, a list; each case reads what its id stands for.
    const stated = expected as Readonly<Record<string, unknown>>
    switch (id) {
      case 'aql-start-stop-minute':
      case 'aql-start-stop-second': {
        const inside = rows
          .map((r) => Number(r.starttime))
          .filter((t) => t >= milliseconds(String(stated.from)) && t <= milliseconds(String(stated.to)))
        return JSON.stringify((await found()).toSorted()) === JSON.stringify(inside.toSorted())
      }
      case 'aql-start-only':
        return Math.max(...(await found())) === milliseconds('2026-11-20 12:00:00')
      case 'aql-group-count-name':
        return events.compile(query).columns.some((c) => c.name === 'COUNT_sourceip')
      case 'aql-avg-name': {
        const names = events.compile(query).columns.map((c) => c.name)
        return JSON.stringify(names) === JSON.stringify(stated.columns)
      }
      case 'aql-select-rows': {
        // This example's input is a list of rows.
        const given = input as readonly EventRow[]
        const columns = { ...BUILT_IN, protocolid: 'int', eventcount: 'int' } as const
        const other = await EventEngine.open(columns, given)
        const result = (await other.rows(query)).map((row) => Object.values(row))
        await other.close()
        return JSON.stringify(result) === JSON.stringify(expected)
      }
      case 'aql-subquery-cap': {
        const { plan, diagnostics } = events.compile(query.replace('LIMIT 10 ', ''))
        const limits = diagnostics.filter((d) => d.code === 'fidelity/vendor-limit')
        return plan !== undefined && limits.length === 1 && (limits[0]?.message.includes('10000') ?? false)
      }
      case 'aql-ingest-4':
        return isReadAs(String(input), stated)
      default:
        return undefined
    }
  }

  it('hold, or are no queries', async () => {
    const outcome = { exact: [] as string[], refused: [] as string[], wrong: [] as string[] }
    const examples = lines<Example>('examples.jsonl')
    for (const example of examples) {
      const result = await holds(example)
      outcome[result === undefined ? 'refused' : result ? 'exact' : 'wrong'].push(example.id)
    }
    const { exact, refused, wrong } = outcome
    console.log(
      `AQL conformance: ${exact.length} exact, ${refused.length} refused, ${wrong.length} wrong of ${examples.length}`,
    )
    expect(wrong).toEqual([])
    expect(refused).toEqual([])
  })
})

/** Queries that the corpus counts as clean and that are none: an open parenthesis, an address without quotes, a template. */
const NOT_AQL = ['872051ee42b38f42', 'b70d0afedabcf227', '6d53b17f7c02a8ec']

describe.skipIf(!present)(title('the AQL corpus'), () => {
  const corpus = present ? lines<CorpusEntry>('corpus.jsonl') : []

  const read = (text: string): { readonly query: Query | undefined; readonly report: Report } => {
    const report = new Report({ name: 'query.aql', text })
    return { query: parse(report, 'vendor'), report }
  }

  const shape = (query: Query | undefined): string =>
    JSON.stringify(query ?? null, (key, value: unknown) => {
      if (key === 'span') return undefined
      return typeof value === 'bigint' ? value.toString() : value
    })

  it('is read as vendor AQL', () => {
    const clean = corpus.filter((e) => e.nonvendor.length === 0 && !e.template)
    const failed = clean.filter((e) => read(e.query).report.hasErrors).map((e) => e.id)
    console.log(`AQL corpus: ${clean.length - failed.length} of ${clean.length} clean queries read`)
    expect(failed).toEqual(NOT_AQL)
  })

  /** As `explain` compiles: no file is there, and no data tells of columns. */
  const explained = (entry: CorpusEntry, profile: 'lenient' | 'vendor') =>
    AQL_LANGUAGE.compile(
      { name: 'query.aql', text: entry.query },
      { catalog: QRADAR, profile, now: 0n, timeZone: 'UTC', vendorLimits: false, openTables: true },
    )

  it('compiles as `explain` does', () => {
    const clean = corpus.filter((e) => e.nonvendor.length === 0 && !e.template)
    const failed = clean.filter((e) => explained(e, 'lenient').plan === undefined)
    const codes = failed.map((e) => [
      e.id,
      explained(e, 'lenient').diagnostics.find((d) => d.severity === 'error')?.code,
    ])
    console.log(`AQL corpus: ${clean.length - failed.length} of ${clean.length} clean queries compile`)
    for (const [id, code] of codes) console.log(`  ${id} ${code}`)
    expect(1 - failed.length / clean.length).toBeGreaterThanOrEqual(0.95)
  })

  it('names what is not AQL in the others', () => {
    const others = corpus.filter((e) => e.nonvendor.length > 0 && !e.template)
    const compiled = others.filter((e) => explained(e, 'lenient').plan !== undefined)
    const silent = others.filter((e) => !explained(e, 'vendor').diagnostics.some((d) => d.severity === 'error'))
    console.log(`AQL corpus: ${compiled.length} of ${others.length} queries that are not AQL's compile under lenient`)
    expect(silent.map((e) => e.id)).toEqual([])
  })

  it('prints and reads back the same', () => {
    for (const { query: text } of corpus) {
      const { query, report } = read(text)
      if (query === undefined || report.hasErrors) continue
      expect(shape(read(printQuery(query)).query)).toBe(shape(query))
    }
  })

  it('compiles without a throw under both profiles', async () => {
    const events = await EventEngine.open(BUILT_IN, [])
    for (const { query } of corpus) {
      for (const profile of ['lenient', 'vendor'] as const) {
        const { plan, diagnostics } = events.compile(query, { profile })
        expect(plan === undefined).toBe(diagnostics.some((d) => d.severity === 'error'))
      }
    }
    await events.close()
  })
})
