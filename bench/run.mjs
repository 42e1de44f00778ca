// `npm run bench [-- --events N] [-- --startup] [-- sigma] [-- simulate]`: start-up, ingest and the four seed queries over generated events, as ratios measured in one run.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generate } from './generate.mjs'
import { sigma } from './sigma.mjs'
import { simulate } from './simulate.mjs'
import { startup } from './startup.mjs'

const given = process.argv.indexOf('--events')
const count = given === -1 ? 1_000_000 : Number(process.argv[given + 1])
if (!(count > 0)) {
  console.error('usage: npm run bench -- --events N')
  process.exit(3)
}
if (process.argv.includes('sigma')) {
  await sigma(count)
  process.exit()
}
if (process.argv.includes('simulate')) {
  await simulate(given === -1 ? 200_000 : count)
  process.exit()
}
const seeds = fileURLToPath(new URL('../../shared/seeds', import.meta.url))
const logs = fileURLToPath(new URL('../../shared/telemetry/evtx', import.meta.url))

function measure(name) {
  const script = fileURLToPath(new URL('./measure.mjs', import.meta.url))
  return JSON.parse(
    execFileSync(process.execPath, [script, name, String(count), seeds], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
}

function row(...cells) {
  console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(26) : String(cell).padStart(12))).join(''))
}

const number = (n, digits = 1) => n.toLocaleString('en', { maximumFractionDigits: digits })
const rate = (m, events = count) => [
  number(m.seconds, 2),
  number(m.megabytes / m.seconds),
  number(events / m.seconds / 1000),
  number(m.peak, 0),
]

console.log('From the start of the process to the first row: the Defender query on small files')
row('', 's', 'of the bound')
const start = await startup()
const allowed = start.bare * 1.5 + 0.5
row('DuckDB alone, same SQL', number(start.bare, 2))
row('the first run ever', number(start.first, 2), number(start.first / allowed, 2))
row('a query not run before', number(start.other, 2), number(start.other / allowed, 2))
row('the same query again', number(start.again, 2), number(start.again / allowed, 2))
console.log(`bound: 1.5 times DuckDB alone and 0.5 s = ${number(allowed, 2)} s\n`)
if (process.argv.includes('--startup')) process.exit()

console.log(`Generating ${number(count, 0)} events where they are not there yet ...`)
await generate(count)

console.log('\nIngest of Sysmon-like JSON lines')
row('', 's', 'MB/s', 'k events/s', 'peak MiB')
const scan = measure('scan')
row('plain byte scan', ...rate(scan))
const typed = measure('typed-read-json')
row('typed read_json', ...rate(typed))
const bound = measure('ingest-bound')
row('bound as it is', ...rate(bound))
const ingest = measure('ingest')
row('as OCSF events', ...rate(ingest))
console.log(
  `speed relative to typed read_json: bound ${number(typed.seconds / bound.seconds, 2)}, as events ${number(typed.seconds / ingest.seconds, 2)}; ` +
    `to the byte scan: ${number(scan.seconds / ingest.seconds, 3)}`,
)

if (!existsSync(logs)) {
  console.log('\nEvent logs: skipped, no shared data')
} else {
  console.log('\nWindows event logs')
  row('', 's', 'MB/s', 'k events/s', 'peak MiB')
  const read = measure('evtx-read')
  // The scan counts chunks; its rate is told in the events that they hold.
  const bytes = { ...measure('evtx-scan'), rows: read.rows }
  const load = measure('evtx-load')
  row('plain byte scan', ...rate(bytes, bytes.rows))
  row('read', ...rate(read, read.rows))
  row('as OCSF events', ...rate(load, load.rows))
  console.log(
    `speed relative to the byte scan: read ${number(bytes.seconds / read.seconds, 3)}, as events ${number(bytes.seconds / load.seconds, 3)}`,
  )
}

if (!existsSync(seeds)) {
  console.log('\nSeed queries: skipped, no shared data')
} else {
  console.log('\nSeed queries over the loaded tables')
  row('', 'siemless s', 'by hand s', 'ratio', 'rows', 'peak MiB')
  for (const platform of ['defender', 'falcon', 'qradar', 'sumo']) {
    const hand = measure(`sql-${platform}`)
    const own = measure(`seed-${platform}`)
    const rows = own.rows === hand.rows ? number(own.rows, 0) : `${own.rows}/${hand.rows}`
    row(
      platform,
      number(own.seconds, 3),
      number(hand.seconds, 3),
      number(own.seconds / hand.seconds, 2),
      rows,
      number(own.peak, 0),
    )
  }
}
