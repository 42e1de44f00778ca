import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import {
  type LoadedScenario,
  type LoadedScenarios,
  loadScenarioFile,
  loadScenarios,
} from '../detections/scenario-file.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Activity } from '../simulation/activity.ts'
import { happenings } from '../simulation/happenings.ts'
import { EARLIEST_START, LATEST_START, type Scenario, type ScenarioKind } from '../simulation/scenario.ts'
import type { SensorRecord } from '../simulation/sensor.ts'
import { SENSORS } from '../simulation/sensors/index.ts'
import { NO_SPAN } from '../source/text.ts'
import { parseIsoTicks } from '../types/time.ts'
import { fileNameOf, folderOf, type SensorOutput, sensorOutput } from './sensor-outputs.ts'

export interface SimulateOptions {
  /** Scenario files, packages, and directories of them. */
  readonly scenarios: readonly string[]
  /** `SENSOR` or `SENSOR:FORMAT`, as `sysmon:xml`; default: every sensor in its usual format. */
  readonly sensors?: readonly string[]
  /** Chooses process ids, ports and the like; default 1. */
  readonly seed?: number
  /** ISO 8601: when each scenario starts, instead of its own time. */
  readonly start?: string
}

export interface Simulation {
  readonly scenarios: readonly SimulatedScenario[]
  /** Scenario files that cannot be used, sensors that there are not. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface SimulatedScenario {
  readonly id: string
  readonly title: string
  readonly kind: ScenarioKind
  /** Absolute. */
  readonly file: string
  /** A folder's name, which no other scenario of the simulation has: the id, after the package's where two have the same. */
  readonly folder: string
  /** How much happens. */
  readonly activities: number
  /** What the sensors tell, a file for each stream of each sensor; made as it is read. */
  readonly files: () => Iterable<SimulatedFile>
}

export interface SimulatedFile {
  readonly sensor: string
  readonly format: string
  readonly stream: string
  /** Below the scenario's folder, with `/`. */
  readonly path: string
  readonly records: number
  /** All lines, those before and after the records as well; without line breaks. */
  readonly lines: Iterable<string>
}

/** Reads scenarios and tells them as products' sensors do; the same for the same options. */
export async function simulate(options: SimulateOptions): Promise<Simulation> {
  const problems: Diagnostic[] = []
  const outputs: SensorOutput[] = []
  for (const written of options.sensors ?? SENSORS.map(({ id }) => id)) {
    const output = sensorOutput(written)
    if ('sensor' in output) outputs.push(output)
    else problems.push(diagnostic('simulation/no-sensor', written, NO_SPAN, { written, reason: output.reason }, output))
  }
  const start = options.start === undefined ? undefined : startOf(options.start)
  if (start === null) problems.push(diagnostic('simulation/no-time', 'start', NO_SPAN, { written: `${options.start}` }))
  if (problems.length > 0) return { scenarios: [], diagnostics: problems }
  return simulateAs(options.scenarios, outputs, { ...options, start: start ?? undefined })
}

/** Epoch milliseconds of what was given as a start; null: no time, or none at which things may start. */
export function startOf(written: string): number | null {
  const ticks = parseIsoTicks(written)
  const time = ticks === null ? Number.NaN : Number(ticks / 10_000n)
  return time >= EARLIEST_START && time <= LATEST_START ? time : null
}

/** The same with sensors at hand. */
export async function simulateAs(
  paths: readonly string[],
  outputs: readonly SensorOutput[],
  { seed, start }: { readonly seed?: number | undefined; readonly start?: number | undefined },
): Promise<Simulation> {
  const { scenarios, diagnostics } = await findScenarios(paths)
  const folders = new Set<string>()
  const simulated = scenarios.map(({ scenario, file }): SimulatedScenario => {
    const activities = happenings(scenario, {
      ...(seed === undefined ? {} : { seed }),
      ...(start === undefined ? {} : { start }),
    })
    const { id, title, kind } = scenario
    const folder = folderFor(scenario, file, folders)
    folders.add(folder.toLowerCase())
    const files = (): Iterable<SimulatedFile> => filesOf(activities, outputs)
    return { id, title, kind, file, folder, activities: activities.length, files }
  })
  return { scenarios: simulated, diagnostics }
}

function folderFor({ id }: Scenario, file: string, taken: ReadonlySet<string>): string {
  // Some file systems do not tell case apart.
  const isFree = (name: string): boolean => !taken.has(name.toLowerCase())
  if (isFree(id)) return id
  const above = path.dirname(file)
  const owner = path.basename(path.basename(above) === FOLDER ? path.dirname(above) : above)
  const full = `${owner}.${id}`
  let name = full
  for (let count = 2; !isFree(name); count += 1) name = `${full}.${count}`
  return name
}

function* filesOf(activities: readonly Activity[], outputs: readonly SensorOutput[]): Iterable<SimulatedFile> {
  for (const output of outputs) {
    const { sensor, format } = output
    const streams = new Map<string, SensorRecord[]>()
    for (const record of activities.flatMap(sensor.observe)) {
      const known = streams.get(record.stream)
      if (known === undefined) streams.set(record.stream, [record])
      else known.push(record)
    }
    for (const [stream, records] of streams) {
      yield {
        sensor: sensor.id,
        format: format.id,
        stream,
        path: `${folderOf(output, outputs)}/${fileNameOf(stream, format)}`,
        records: records.length,
        lines: linesOf(stream, records, format),
      }
    }
  }
}

function linesOf(
  stream: string,
  records: readonly SensorRecord[],
  { head, tail, write }: SensorOutput['format'],
): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      if (head !== undefined) yield head(stream)
      for (const record of records) yield write(record)
      if (tail !== undefined) yield tail
    },
  }
}

const FOLDER = 'scenarios'
const PACKAGE = 'detection.yaml'

/** Each file once, in the order of the paths and, in directories, of names. */
async function findScenarios(paths: readonly string[]): Promise<LoadedScenarios> {
  const scenarios = new Map<string, LoadedScenario>()
  const diagnostics: Diagnostic[] = []
  for (const given of paths) {
    const loaded = await scenariosAt(path.resolve(given), true)
    if (loaded.scenarios.length === 0 && loaded.diagnostics.length === 0) {
      const reason = 'there is no scenario (a YAML file of a folder `scenarios`) here'
      diagnostics.push(diagnostic('detection/invalid', given, NO_SPAN, { path: given, reason }))
    }
    diagnostics.push(...loaded.diagnostics)
    for (const each of loaded.scenarios) if (!scenarios.has(each.file)) scenarios.set(each.file, each)
  }
  return { scenarios: [...scenarios.values()], diagnostics }
}

async function scenariosAt(at: string, isGiven: boolean): Promise<LoadedScenarios> {
  const info = await stat(at).catch(() => undefined)
  if (info?.isDirectory() !== true)
    return path.basename(at) === PACKAGE ? loadScenarios(path.dirname(at)) : loadScenarioFile(at)
  const entries = await readdir(at, { withFileTypes: true }).catch(() => [])
  if (entries.some(({ name }) => name === PACKAGE || name === FOLDER)) return loadScenarios(at)
  const isOfScenarios = isGiven || path.basename(at) === FOLDER
  const found: LoadedScenarios[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(at, entry.name)
    if (entry.isDirectory()) found.push(await scenariosAt(full, false))
    else if (isOfScenarios && /\.ya?ml$/i.test(entry.name)) found.push(await loadScenarioFile(full, at))
  }
  return { scenarios: found.flatMap((each) => each.scenarios), diagnostics: found.flatMap((each) => each.diagnostics) }
}
