import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SENSORS } from '../simulation/sensors/index.ts'
import { Session } from './session.ts'
import { type NoiseReport, simulateNoise } from './simulate-noise.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'siemless-noise-'))
afterAll(() => rmSync(directory, { recursive: true }))

const EVENTS = 2500
const start = Date.UTC(2026, 2, 3, 9)
const outputs = SENSORS.flatMap((sensor) => sensor.formats.slice(0, 1).map((format) => ({ sensor, format })))

async function read(folder: string): Promise<Session> {
  return Session.open({ sources: [folder] })
}

describe('the background in files', { timeout: 60_000 }, () => {
  let report: NoiseReport
  beforeAll(async () => {
    report = await simulateNoise({ noise: { start }, events: EVENTS, outputs, directory })
  }, 120_000)

  it.each(SENSORS.map(({ id }) => id))('is read whole as %s tells it', async (id) => {
    const session = await read(path.join(directory, id))
    try {
      const { counts } = session.ingested
      const lines = report.files.filter((file) => path.dirname(file.path) === path.join(directory, id))
      expect(lines.length).toBeGreaterThan(0)
      expect(counts.read).toBeGreaterThan(0)
      expect(counts.rejected).toBe(0)
    } finally {
      await session.close()
    }
  })

  it('is labelled, a line for each process', () => {
    const labels = readFileSync(path.join(directory, 'labels.jsonl'), 'utf8').trimEnd().split('\n')
    const parsed = labels.map((line): Record<string, unknown> => JSON.parse(line))
    expect(new Set(parsed.map((label) => label['processGuid'])).size).toBe(labels.length)
    expect(parsed.some((label) => label['lookAlike'] === true)).toBe(true)
    expect(parsed.every((label) => typeof label['commandLine'] === 'string')).toBe(true)
    expect(report.events).toBe(EVENTS)
  })

  it('is the same in Parquet', async () => {
    const only = outputs.filter(({ sensor }) => sensor.id === 'defender')
    const parquet = path.join(directory, 'parquet')
    const written = await simulateNoise({
      noise: { start },
      events: EVENTS,
      outputs: only,
      directory: parquet,
      isParquet: true,
    })
    expect(written.files.filter((file) => file.path.endsWith('.parquet')).length).toBeGreaterThan(2)
    const query =
      'DeviceProcessEvents | summarize Number = count(), Programs = dcount(FileName), Latest = max(Timestamp)'
    const rows: unknown[] = []
    for (const folder of [path.join(directory, 'defender'), path.join(parquet, 'defender')]) {
      const session = await read(folder)
      const result = await session.query(query, { language: 'kql', file: '<query>' })
      for await (const batch of result.batches()) rows.push(...batch)
      await session.close()
    }
    expect(rows).toHaveLength(2)
    expect(rows[1]).toEqual(rows[0])
  })

  it('leaves whole lines when it is interrupted', async () => {
    const interrupt = new AbortController()
    const cut = path.join(directory, 'cut')
    const onProgress = (): void => interrupt.abort()
    const stopped = await simulateNoise({
      noise: { start },
      outputs: outputs.slice(0, 1),
      directory: cut,
      signal: interrupt.signal,
      onProgress,
    })
    expect(stopped.isInterrupted).toBe(true)
    for (const file of stopped.files) {
      const text = readFileSync(file.path, 'utf8')
      expect(text.endsWith('\n')).toBe(true)
      for (const line of text.trimEnd().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
    }
  })

  it('says which file cannot be written', async () => {
    const blocked = path.join(directory, 'labels.jsonl')
    await expect(simulateNoise({ noise: { start }, events: 10, outputs, directory: blocked })).rejects.toThrow(
      /could not be written/,
    )
  })
})
