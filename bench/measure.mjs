// One measurement in a process of its own, so that peak memory is its own: `node bench/measure.mjs NAME COUNT`.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DATA, dataFile, NOW } from './generate.mjs'

const [name = '', countText = '1000000', seeds = ''] = process.argv.slice(2)
const count = Number(countText)
const file = (part) => fileURLToPath(dataFile(count, part))

/** Median seconds of the runs after a first one that warms up. */
async function repeated(runs, work) {
  const seconds = []
  for (let i = 0; i <= runs; i += 1) {
    const started = performance.now()
    await work()
    if (i > 0) seconds.push((performance.now() - started) / 1000)
  }
  return seconds.toSorted((a, b) => a - b)[Math.floor(runs / 2)]
}

async function timed(work) {
  const started = performance.now()
  const result = await work()
  return { seconds: (performance.now() - started) / 1000, ...result }
}

/** Columns that are not text. */
const TYPES = {
  'defender-process.jsonl': { Timestamp: 'TIMESTAMP', ProcessId: 'BIGINT' },
  'defender-network.jsonl': {
    Timestamp: 'TIMESTAMP',
    RemotePort: 'BIGINT',
    SentBytes: 'BIGINT',
    ReceivedBytes: 'BIGINT',
  },
  'falcon.jsonl': { '@timestamp': 'BIGINT' },
  'qradar.jsonl': {
    starttime: 'BIGINT',
    logsourceid: 'BIGINT',
    devicetype: 'BIGINT',
    category: 'BIGINT',
    destinationport: 'BIGINT',
  },
  'sumo.jsonl': { _messageTime: 'BIGINT' },
  'sysmon.jsonl': {},
}

/** The names in the file's first rows, each with its type. */
function firstColumns(part) {
  const fd = openSync(file(part), 'r')
  const buffer = Buffer.alloc(400_000)
  const length = readSync(fd, buffer, 0, buffer.length, 0)
  closeSync(fd)
  const lines = buffer.toString('utf8', 0, length).split('\n').slice(0, -1)
  const names = new Set(lines.flatMap((line) => Object.keys(JSON.parse(line))))
  return [...names].map((n) => `'${n.replaceAll("'", "''")}': '${TYPES[part][n] ?? 'VARCHAR'}'`).join(', ')
}

async function handWritten(tables, sqlFile) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const [table, part] of Object.entries(tables)) {
    await connection.run(
      `CREATE TABLE ${table} AS SELECT * FROM read_json('${file(part)}', format = 'newline_delimited', columns = {${firstColumns(part)}})`,
    )
  }
  const sql = readFileSync(new URL(`./sql/${sqlFile}`, import.meta.url), 'utf8')
  let rows = 0
  const seconds = await repeated(5, async () => {
    rows = (await connection.runAndReadAll(sql)).currentRowCount
  })
  return { seconds, rows }
}

async function seed(language, tables, seedFile) {
  const { openSession } = await import('../dist/index.js')
  const sources = Object.entries(tables).map(([table, part]) => ({ table, path: file(part) }))
  const session = await openSession({ sources, now: NOW })
  const text = readFileSync(`${seeds}/${seedFile}`, 'utf8')
  let rows = 0
  const seconds = await repeated(5, async () => {
    const result = await session.query(text, { language })
    rows = 0
    for await (const batch of result.batches()) rows += batch.length
  })
  await session.close()
  return { seconds, rows }
}

const LOG = '../../shared/telemetry/evtx/AutomatedTestingTools/PanacheSysmon_vs_AtomicRedTeam01.evtx'
const LOG_SIZE = 200e6

/** A large event log: the chunks of a real one, again and again. */
async function eventLog() {
  const path = fileURLToPath(new URL('repeated.evtx', DATA))
  if (!existsSync(path)) {
    const source = readFileSync(new URL(LOG, import.meta.url))
    const used = source.readUInt16LE(42)
    const chunks = source.subarray(4096, 4096 + used * 65_536)
    mkdirSync(DATA, { recursive: true })
    const fd = openSync(path, 'w')
    writeSync(fd, source.subarray(0, 4096))
    for (let written = 0; written < LOG_SIZE; written += chunks.length) writeSync(fd, chunks)
    closeSync(fd)
  }
  return path
}

async function logSize() {
  return { megabytes: statSync(await eventLog()).size / 1e6 }
}

/** Reads every byte, and counts chunks by their signature. */
function countChunks(path) {
  const fd = openSync(path, 'r')
  const buffer = Buffer.alloc(1 << 20)
  let chunks = 0
  for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) {
    for (let at = buffer.indexOf('ElfChnk'); at !== -1 && at < n; at = buffer.indexOf('ElfChnk', at + 1)) chunks += 1
  }
  closeSync(fd)
  return chunks
}

const MEASUREMENTS = {
  scan: () =>
    timed(async () => {
      const fd = openSync(file('sysmon.jsonl'), 'r')
      const buffer = Buffer.alloc(1 << 20)
      let lines = 0
      for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) {
        for (let at = buffer.indexOf(10); at !== -1 && at < n; at = buffer.indexOf(10, at + 1)) lines += 1
      }
      closeSync(fd)
      return { rows: lines }
    }),
  'typed-read-json': () =>
    timed(async () => {
      const { DuckDBInstance } = await import('@duckdb/node-api')
      const connection = await (await DuckDBInstance.create(':memory:')).connect()
      await connection.run(
        `CREATE TABLE t AS SELECT * FROM read_json('${file('sysmon.jsonl')}', format = 'newline_delimited', columns = {${firstColumns('sysmon.jsonl')}})`,
      )
      return { rows: count }
    }),
  ingest: () =>
    timed(async () => {
      const { openSession } = await import('../dist/index.js')
      const session = await openSession({ sources: [file('sysmon.jsonl')] })
      const rows = session.ingested.counts.mapped
      await session.close()
      return { rows }
    }),
  'ingest-bound': () =>
    timed(async () => {
      const { openSession } = await import('../dist/index.js')
      // A name that no platform has: QRadar's `events` would become OCSF events as well.
      const session = await openSession({ sources: [{ table: 'Sysmon_CL', path: file('sysmon.jsonl') }] })
      const rows = session.ingested.counts.read
      await session.close()
      return { rows }
    }),
  'evtx-scan': () => timed(async () => ({ rows: countChunks(await eventLog()), ...(await logSize()) })),
  'evtx-read': async () => {
    const path = await eventLog()
    return timed(async () => {
      const { readEvtx } = await import('../dist/readers/evtx/index.js')
      let rows = 0
      for await (const items of readEvtx({ path, size: statSync(path).size }, { carve: false })) rows += items.length
      return { rows, ...(await logSize()) }
    })
  },
  'evtx-load': async () => {
    const path = await eventLog()
    return timed(async () => {
      const { openSession } = await import('../dist/index.js')
      const session = await openSession({ sources: [path] })
      const rows = session.ingested.counts.read
      await session.close()
      return { rows, ...(await logSize()) }
    })
  },
  'sql-defender': () =>
    handWritten({ process: 'defender-process.jsonl', network_events: 'defender-network.jsonl' }, 'defender.sql'),
  'sql-falcon': () => handWritten({ falcon: 'falcon.jsonl' }, 'falcon.sql'),
  'sql-qradar': () => handWritten({ qradar: 'qradar.jsonl' }, 'qradar.sql'),
  'sql-sumo': () => handWritten({ sumo: 'sumo.jsonl' }, 'sumo.sql'),
  'seed-defender': () =>
    seed(
      'kql',
      { DeviceProcessEvents: 'defender-process.jsonl', DeviceNetworkEvents: 'defender-network.jsonl' },
      'T1048.002.defender.kql',
    ),
  'seed-falcon': () => seed('cql', { events: 'falcon.jsonl' }, 'T1048.002.logscale.cql'),
  'seed-qradar': () => seed('aql', { events: 'qradar.jsonl' }, 'T1048.002.qradar.aql'),
  'seed-sumo': () => seed('sumo', { messages: 'sumo.jsonl' }, 'T1048.003.sumologic.sumo'),
}

const result = await MEASUREMENTS[name]()
const megabytes = name.startsWith('evtx-') ? 0 : statSync(file('sysmon.jsonl')).size / 1e6
process.stdout.write(`${JSON.stringify({ name, megabytes, ...result, peak: process.resourceUsage().maxRSS / 1024 })}\n`)
