import { nearHint } from '../../diagnostics/near.ts'
import { OutputError } from '../../session/output-error.ts'
import { type NoiseProgress, type NoiseReport, type SensorOutput, simulateNoise } from '../../session/simulate-noise.ts'
import type { NoiseOptions } from '../../simulation/noise/noise.ts'
import type { Sensor } from '../../simulation/sensor.ts'
import { SENSORS } from '../../simulation/sensors/index.ts'
import { escapeTerminal } from '../../source/escape.ts'
import { parseIsoTicks } from '../../types/time.ts'
import type { Arguments, Flags } from '../arguments.ts'
import { EXIT, type ExitCode, OutputFailure, UsageError } from '../exit.ts'
import { ProgressLine } from '../progress.ts'
import { type Terminal, write } from '../terminal.ts'

/** Flags of `simulate --noise` beside those of `simulate`. */
export const NOISE_FLAGS: Flags = {
  noise: { help: 'ordinary activity of an estate and what looks like attacks in it, labelled, instead of scenarios' },
  hosts: { value: 'N', help: 'hosts of the estate (default 25, which have every role)' },
  days: { value: 'D', help: 'days of it (default 1, unless --events is given)' },
  events: { value: 'N', help: 'end after so many activities' },
  'look-alikes': { value: 'SHARE', help: 'the part of all activities that look like attacks (default 0.005)' },
  parquet: { help: 'Parquet files instead of JSON lines' },
}

/** Writes the background into the directory that `-o` names. */
export async function runNoise(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const directory = args.one('output')
  if (args.positionals.length > 0) {
    throw new UsageError(`\`${args.positionals[0]}\`: --noise takes no scenarios`)
  }
  if (directory === undefined) throw new UsageError('no directory is given', ['`-o DIR` says where the files go'])
  const outputs = sensorOutputs(args)
  const events = numberOf(args, 'events', 1, true)
  const progress = new ProgressLine(terminal)
  const started = Date.now()
  try {
    const report = await simulateNoise({
      noise: noiseOptions(args, events),
      outputs,
      directory,
      isParquet: args.has('parquet'),
      signal: terminal.signal,
      onProgress: (now) => progress.text((seconds) => progressText(now, seconds)),
      ...(events === undefined ? {} : { events }),
    })
    progress.clear()
    if (!terminal.quiet) await write(terminal.err, summary(report, (Date.now() - started) / 1000))
    return report.isInterrupted ? EXIT.interrupted : EXIT.done
  } catch (error) {
    progress.clear()
    if (!(error instanceof OutputError)) throw error
    throw new OutputFailure(error.path, error.cause instanceof Error ? error.cause : error)
  }
}

function sensorOutputs(args: Arguments): readonly SensorOutput[] {
  const given = args.many('as')
  const isParquet = args.has('parquet')
  const outputs = (given.length === 0 ? SENSORS.map(({ id }) => id) : given).map((written): SensorOutput => {
    const [id, format] = written.split(':')
    const sensor = SENSORS.find((candidate) => candidate.id === id)
    if (sensor === undefined) {
      const ids = SENSORS.map((candidate) => candidate.id)
      throw new UsageError(`\`--as ${written}\`: there is ${ids.join(', ')}`, nearHint(id ?? '', ids))
    }
    return { sensor, format: formatOf(sensor, format, written, isParquet) }
  })
  const names = outputs.map(({ sensor, format }) => `${sensor.id}:${format.id}`)
  const again = names.find((name, index) => names.indexOf(name) !== index)
  if (again !== undefined) throw new UsageError(`\`--as ${again}\` is given more than once`)
  if (!isParquet || given.length === 0) return outputs.filter(({ format }) => !isParquet || isJsonLines(format.ending))
  const text = outputs.find(({ format }) => !isJsonLines(format.ending))
  if (text === undefined) return outputs
  throw new UsageError(`\`--as ${text.sensor.id}:${text.format.id}\` is text, which Parquet does not hold`)
}

const isJsonLines = (ending: string): boolean => ending === 'jsonl' || ending === 'json' || ending === 'ndjson'

function formatOf(
  sensor: Sensor,
  id: string | undefined,
  written: string,
  isParquet: boolean,
): Sensor['formats'][number] {
  const { formats } = sensor
  const found =
    id === undefined
      ? ((isParquet ? formats.find(({ ending }) => isJsonLines(ending)) : undefined) ?? formats[0])
      : formats.find((format) => format.id === id)
  if (found !== undefined) return found
  const ids = formats.map((format) => format.id)
  throw new UsageError(`\`--as ${written}\`: ${sensor.id} has ${ids.join(', ')}`, nearHint(id ?? '', ids))
}

function noiseOptions(args: Arguments, events: number | undefined): NoiseOptions {
  const hosts = numberOf(args, 'hosts', 1, true)
  const seed = numberOf(args, 'seed', 0, true)
  const share = numberOf(args, 'look-alikes', 0, false)
  const days = numberOf(args, 'days', 0, false) ?? (events === undefined ? 1 : undefined)
  if (share !== undefined && share > 0.5) throw new UsageError(`\`--look-alikes ${share}\`: 0 to 0.5 is expected`)
  const written = args.one('start')
  const ticks = written === undefined ? undefined : parseIsoTicks(written)
  if (ticks === null) {
    throw new UsageError(`\`--start ${written}\` is no time`, ['ISO 8601 is expected, such as 2026-03-02T00:00:00Z'])
  }
  return {
    ...(hosts === undefined ? {} : { hosts }),
    ...(seed === undefined ? {} : { seed }),
    ...(days === undefined ? {} : { days }),
    ...(share === undefined ? {} : { lookAlikeShare: share }),
    ...(ticks === undefined ? {} : { start: Number(ticks / 10_000n) }),
  }
}

function numberOf(args: Arguments, flag: string, least: number, isWhole: boolean): number | undefined {
  const written = args.one(flag)
  if (written === undefined) return undefined
  const number = written.trim() === '' ? Number.NaN : Number(written)
  if (Number.isFinite(number) && number >= least && (!isWhole || Number.isSafeInteger(number))) return number
  throw new UsageError(`\`--${flag} ${written}\`: a ${isWhole ? 'whole ' : ''}number from ${least} on is expected`)
}

function progressText({ events, records, time }: NoiseProgress, seconds: number): string {
  const speed = Math.round(records / seconds).toLocaleString('en')
  return `Simulating ${new Date(time).toISOString().slice(0, 16)} · ${events.toLocaleString('en')} activities · ${records.toLocaleString('en')} records · ${speed} a second`
}

function summary({ events, lookAlikes, records, files }: NoiseReport, seconds: number): string {
  const lines = files.map(
    ({ path, lines, bytes }) =>
      `${escapeTerminal(path)}: ${lines.toLocaleString('en')} lines, ${(bytes / 1e6).toFixed(1)} MB`,
  )
  const share = events === 0 ? 0 : (100 * lookAlikes) / events
  const counts = `${events.toLocaleString('en')} activities (${share.toFixed(2)} % look like attacks), ${records.toLocaleString('en')} records in ${seconds.toFixed(1)} s`
  return `${[...lines, counts].join('\n')}\n`
}
