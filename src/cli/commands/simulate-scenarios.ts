import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { LineFile } from '../../session/line-files.ts'
import { OutputError } from '../../session/output-error.ts'
import { folderOf, type SensorOutput } from '../../session/sensor-outputs.ts'
import { type SimulatedScenario, simulateAs } from '../../session/simulate.ts'
import { escapeTerminal } from '../../source/escape.ts'
import type { Arguments, Flags } from '../arguments.ts'
import { counted } from '../counted.ts'
import { EXIT, type ExitCode, OutputFailure, systemReason, UsageError } from '../exit.ts'
import { printFileDiagnostics } from '../reading.ts'
import { numberOf, outputDirectory, sensorOutputs, startTime } from '../simulate-flags.ts'
import { type Terminal, write } from '../terminal.ts'
import { NOISE_FLAGS } from './simulate-noise.ts'

/** Flags of `simulate SCENARIO...` beside those of `simulate`. */
export const SCENARIO_FLAGS: Flags = {
  force: { help: 'replace what an earlier run wrote of the same scenarios and sensors' },
}

/** Writes what sensors tell of the scenarios into the directory that `-o` names. */
export async function runScenarios(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const alien = Object.keys(NOISE_FLAGS).find((flag) => args.has(flag))
  if (alien !== undefined) throw new UsageError(`\`--${alien}\` is for \`--noise\``)
  const directory = outputDirectory(args)
  const outputs = sensorOutputs(args)
  const seed = numberOf(args, 'seed', 0, true)
  const start = startTime(args)
  const { scenarios, diagnostics } = await simulateAs(args.positionals, outputs, { seed, start })
  await printFileDiagnostics(diagnostics, terminal)
  await makeRoom(scenarios, outputs, directory, args.has('force'))
  const records = new Map<string, number>(outputs.map(({ sensor }) => [sensor.id, 0]))
  let done = 0
  try {
    for (const scenario of scenarios) {
      if (terminal.signal.aborted) break
      writeScenario(scenario, path.join(directory, scenario.folder), records)
      done += 1
      await setImmediate()
    }
  } catch (error) {
    if (!(error instanceof OutputError)) throw error
    throw new OutputFailure(error.path, error.cause instanceof Error ? error.cause : error)
  }
  if (!terminal.quiet) await write(terminal.err, summary(scenarios.slice(0, done), records, directory))
  if (terminal.signal.aborted) return EXIT.interrupted
  return diagnostics.some((each) => each.severity === 'error') ? EXIT.invalidQuery : EXIT.done
}

/** Files that are there already are kept unless they are to be replaced: then no stream of an earlier run stays. */
async function makeRoom(
  scenarios: readonly SimulatedScenario[],
  outputs: readonly SensorOutput[],
  directory: string,
  force: boolean,
): Promise<void> {
  for (const { folder } of scenarios) {
    for (const output of outputs) {
      const place = path.join(directory, folder, folderOf(output, outputs))
      const entries = await readdir(place, { withFileTypes: true }).catch(() => [])
      const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(`.${output.format.ending}`))
      const [first] = files
      if (first !== undefined && !force) {
        throw new UsageError(`\`${path.join(place, first.name)}\` is there already`, ['`--force` replaces it'])
      }
      for (const { name } of files) await remove(path.join(place, name))
    }
  }
}

async function remove(file: string): Promise<void> {
  try {
    await rm(file)
  } catch (error) {
    throw new UsageError(`\`${file}\` could not be replaced: ${systemReason(error)}`)
  }
}

function writeScenario(scenario: SimulatedScenario, folder: string, records: Map<string, number>): void {
  for (const { path: name, sensor, lines, records: count } of scenario.files()) {
    const file = new LineFile(path.join(folder, name))
    try {
      for (const line of lines) file.add(line)
      file.flush()
    } finally {
      file.close()
    }
    records.set(sensor, (records.get(sensor) ?? 0) + count)
  }
}

function summary(
  scenarios: readonly SimulatedScenario[],
  records: ReadonlyMap<string, number>,
  directory: string,
): string {
  const attacks = scenarios.filter(({ kind }) => kind === 'attack').length
  const activities = scenarios.reduce((sum, scenario) => sum + scenario.activities, 0)
  const total = [...records.values()].reduce((sum, count) => sum + count, 0)
  const kinds = `${counted(attacks, 'attack')}, ${scenarios.length - attacks} benign`
  const lines = [...records].map(([sensor, count]) => `  ${sensor.padEnd(18)}${count.toLocaleString('en').padStart(8)}`)
  const of = `${counted(scenarios.length, 'scenario')} (${kinds}), ${counted(activities, 'activity', 'activities')}`
  return `${escapeTerminal(directory)}: ${of}, ${counted(total, 'record')}\n${lines.join('\n')}\n`
}
