import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type LanguageId, openSession, type Row, type Session } from '../../src/index.ts'
import type { Activity } from '../../src/simulation/activity.ts'
import type { Sensor, SensorRecord } from '../../src/simulation/sensor.ts'

export const observed = (sensor: Sensor, activities: readonly Activity[]): readonly SensorRecord[] =>
  activities.flatMap((activity) => sensor.observe(activity))

/** A session over the records as the sensor writes them, a file for each stream; it and they end with the test. */
export async function sessionOver(sensor: Sensor, format: string, records: readonly SensorRecord[]): Promise<Session> {
  const session = await openSession({ sources: [filesOf(sensor, records, format)] })
  onTestFinished(() => session.close())
  return session
}

/** A directory with the records as the sensor writes them, a file for each stream; it ends with the test. */
export function filesOf(
  sensor: Sensor,
  records: readonly SensorRecord[],
  format = sensor.formats[0]?.id ?? '',
): string {
  const { head, tail = '', ending, write } = formatOf(sensor, format)
  const directory = mkdtempSync(join(tmpdir(), 'siemless-sensor-'))
  for (const stream of new Set(records.map((record) => record.stream))) {
    const those = records.filter((record) => record.stream === stream)
    const lines = those.map((record) => `${write(record)}\n`).join('')
    writeFileSync(
      join(directory, `${stream.replaceAll('/', '-')}.${ending}`),
      (head === undefined ? '' : `${head(stream)}\n`) + lines + tail,
    )
  }
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

function formatOf(sensor: Sensor, id: string): Sensor['formats'][number] {
  const format = sensor.formats.find((each) => each.id === id)
  if (format === undefined) throw new Error(`${sensor.id} has no format ${id}`)
  return format
}

/** The rows of a query that has nothing to complain of. */
export async function rowsOf(session: Session, language: LanguageId, text: string): Promise<readonly Row[]> {
  const result = await session.query(text, { language })
  const complaints = result.diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
  if (complaints.length > 0) throw new Error(complaints.map(({ message }) => message).join('\n'))
  return result.rows()
}
