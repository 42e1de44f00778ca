// Time from the start of the process to the first row of the Defender query, on small files.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dataFile, generate, NOW } from './generate.mjs'

const EVENTS = 2000
const TABLES = { DeviceProcessEvents: 'defender-process.jsonl', DeviceNetworkEvents: 'defender-network.jsonl' }
const PHYSICAL = { datetime: 'TIMESTAMP', long: 'BIGINT', int: 'BIGINT', real: 'DOUBLE', boolean: 'BOOLEAN' }
const local = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Milliseconds to the first byte on stdout. */
function firstRow(args, env = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let milliseconds
    child.stdout.on('data', () => {
      milliseconds ??= performance.now() - started
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0 && milliseconds !== undefined) resolve(milliseconds)
      else reject(new Error(`no row from ${args.join(' ')} (exit ${code})`))
    })
  })
}

/** The SQL that siemless makes of the query, and statements that load the same columns of the same files. */
async function bareJob(query, sources) {
  const { openSession } = await import('../dist/index.js')
  const session = await openSession({ sources, now: NOW })
  const { sql } = await session.explain(readFileSync(query, 'utf8'), { language: 'kql' })
  const load = session.ingested.bound.map((bound) => {
    const path = sources.find(({ table }) => table === bound.name).path
    const types = bound.columns.map(({ name, type }) => `'${name}': '${PHYSICAL[type] ?? 'VARCHAR'}'`)
    const columns = bound.columns.map(({ name, type }) => {
      return type === 'datetime' ? `epoch_us("${name}") * 10 AS "${name}"` : `"${name}"`
    })
    return `CREATE TABLE "${bound.table}" AS SELECT ${columns.join(', ')} FROM read_json('${path}', format = 'newline_delimited', columns = {${types.join(', ')}})`
  })
  await session.close()
  return { load, sql }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Medians in seconds: DuckDB alone; siemless when it has never run; when it knows the parser; when it knows the query. */
export async function startup(rounds = 7) {
  await generate(EVENTS)
  const seed = local('../../shared/seeds/T1048.002.defender.kql')
  const query = existsSync(seed) ? seed : local('../content/t1048.002-encrypted-channel/queries/defender.kql')
  const sources = Object.entries(TABLES).map(([table, part]) => ({
    table,
    path: fileURLToPath(dataFile(EVENTS, part)),
  }))
  const directory = mkdtempSync(join(tmpdir(), 'siemless-bench-'))
  const times = { bare: [], first: [], other: [], again: [] }
  try {
    const job = join(directory, 'job.json')
    writeFileSync(job, JSON.stringify(await bareJob(query, sources)))
    const cli = (file) => [
      local('../dist/cli/main.js'),
      'query',
      '--quiet',
      ...['--now', NOW, '--format', 'ndjson', '-f', file],
      ...sources.map(({ table, path }) => `${table}=${path}`),
    ]
    for (let round = 0; round < rounds; round += 1) {
      const env = { SIEMLESS_CACHE: join(directory, `cache-${round}`) }
      // Another name of the file is another query to the cache.
      const renamed = join(directory, `${round}.kql`)
      writeFileSync(renamed, readFileSync(query))
      times.bare.push(await firstRow([local('./bare.mjs'), job]))
      times.first.push(await firstRow(cli(query), env))
      times.other.push(await firstRow(cli(renamed), env))
      times.again.push(await firstRow(cli(query), env))
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values) / 1000]))
}
