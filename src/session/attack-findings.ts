import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Finding } from '../detections/finding.ts'
import type { Detection } from '../detections/package.ts'
import { loadScenarios } from '../detections/scenario-file.ts'
import { nameOf } from '../detections/tuning-proposals.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { happenings } from '../simulation/happenings.ts'
import type { Scenario } from '../simulation/scenario.ts'
import type { Sensor } from '../simulation/sensor.ts'
import { SENSORS } from '../simulation/sensors/index.ts'
import { openSession } from './session.ts'
import { makeTemporary, removeTemporary } from './temporary.ts'

/** A finding of an attack that a package's scenario tells. */
export interface AttackFinding {
  readonly scenario: string
  readonly finding: Finding
}

export interface AttackFindings {
  readonly found: readonly AttackFinding[]
  /** How many attack scenarios the package has. */
  readonly scenarios: number
  readonly diagnostics: readonly Diagnostic[]
}

/** What a package's queries find of its own attack scenarios, in the records of every sensor. */
export async function attackFindings(detection: Detection): Promise<AttackFindings> {
  const loaded = await loadScenarios(detection.directory)
  const attacks = loaded.scenarios.map(({ scenario }) => scenario).filter(({ kind }) => kind === 'attack')
  const found: AttackFinding[] = []
  if (attacks.length === 0) return { found, scenarios: 0, diagnostics: loaded.diagnostics }
  const platforms = new Set(detection.queries.map(({ platform }) => platform))
  const temporary = await makeTemporary()
  try {
    for (const sensor of SENSORS.filter((one) => one.platforms.some((platform) => platforms.has(platform)))) {
      const folder = path.join(temporary, sensor.id)
      if ((await writeRecords(attacks, sensor, folder)) === 0) continue
      const session = await openSession({ sources: [folder] })
      try {
        for await (const finding of session.hunt({ packages: [detection.directory] })) {
          if (sensor.platforms.includes(finding.platform))
            found.push({ scenario: scenarioOf(finding, attacks), finding })
        }
      } finally {
        await session.close()
      }
    }
  } finally {
    await removeTemporary(temporary)
  }
  return { found, scenarios: attacks.length, diagnostics: loaded.diagnostics }
}

async function writeRecords(scenarios: readonly Scenario[], sensor: Sensor, folder: string): Promise<number> {
  const [format] = sensor.formats
  if (format === undefined) return 0
  await mkdir(folder)
  const records = scenarios
    .flatMap((scenario) => happenings(scenario).flatMap((activity) => sensor.observe(activity)))
    .toSorted((a, b) => a.time - b.time)
  const files = new Map<string, string[]>()
  for (const record of records) {
    const lines = files.get(record.stream) ?? []
    lines.push(format.write(record))
    files.set(record.stream, lines)
  }
  for (const [stream, lines] of files) {
    const file = path.join(folder, `${stream.replaceAll(/[\\/]/g, '-')}.${format.ending}`)
    await writeFile(file, format.head === undefined ? '' : `${format.head(stream)}\n`)
    await appendFile(file, `${lines.join('\n')}\n${format.tail ?? ''}`)
  }
  return records.length
}

/** The hosts of a scenario are its own. */
function scenarioOf(finding: Finding, scenarios: readonly Scenario[]): string {
  const host = nameOf('host', finding.entities.host)
  const of = scenarios.find(({ hosts }) =>
    hosts.some(({ name, address }) => name.toLowerCase() === host || address === finding.entities.host),
  )
  return of?.id ?? 'one of the attack scenarios'
}
