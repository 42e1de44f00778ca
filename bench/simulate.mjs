// The background as each sensor tells it: events a second of processor time, beside writing the same bytes.
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const START = Date.UTC(2026, 2, 3, 9)

async function measure(id, events) {
  const { SENSORS } = await import('../dist/simulation/sensors/index.js')
  const { simulateNoise } = await import('../dist/session/simulate-noise.js')
  const sensor = SENSORS.find((candidate) => candidate.id === id)
  const outputs = [{ sensor, format: sensor.formats[0] }]
  const directory = mkdtempSync(join(tmpdir(), 'siemless-bench-'))
  try {
    await simulateNoise({ noise: { start: START }, events: 10_000, outputs, directory })
    const cpu = process.cpuUsage()
    const report = await simulateNoise({ noise: { start: START }, events, outputs, directory })
    const used = process.cpuUsage(cpu)
    const bytes = report.files.reduce((sum, file) => sum + file.bytes, 0)
    const before = process.cpuUsage()
    const file = openSync(join(directory, 'bytes'), 'w')
    const chunk = 'x'.repeat(1 << 20)
    for (let done = 0; done < bytes; done += chunk.length) writeSync(file, Buffer.from(chunk))
    closeSync(file)
    const plain = process.cpuUsage(before)
    return {
      records: report.records,
      bytes,
      seconds: (used.user + used.system) / 1e6,
      plain: (plain.user + plain.system) / 1e6,
      peak: process.resourceUsage().maxRSS / 1024,
    }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

export async function simulate(events) {
  const { SENSORS } = await import('../dist/simulation/sensors/index.js')
  const row = (...cells) =>
    console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(20) : cell.padStart(16))).join(''))
  const number = (n, digits = 0) => n.toLocaleString('en', { maximumFractionDigits: digits })
  console.log(`Background of ${number(events)} activities, written by one sensor at a time`)
  row('', 'records', 'MB', 'k records/s', 'k activities/s', 'of plain bytes', 'peak MiB')
  for (const { id } of SENSORS) {
    const script = fileURLToPath(import.meta.url)
    const output = execFileSync(process.execPath, [script, id, String(events)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const { records, bytes, seconds, plain, peak } = JSON.parse(output)
    const rates = [number(records / seconds / 1000, 1), number(events / seconds / 1000, 1), number(plain / seconds, 3)]
    row(id, number(records), number(bytes / 1e6), ...rates, number(peak))
  }
}

const [script, id, events] = process.argv.slice(1)
if (script === fileURLToPath(import.meta.url) && id !== undefined) {
  console.log(JSON.stringify(await measure(id, Number(events))))
}
