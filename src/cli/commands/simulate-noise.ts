import { OutputError } from '../../session/output-error.ts'
import type { SensorOutput } from '../../session/sensor-outputs.ts'
import { type NoiseProgress, type NoiseReport, simulateNoise } from '../../session/simulate-noise.ts'
import type { NoiseOptions } from '../../simulation/noise/noise.ts'
import { escapeTerminal } from '../../source/escape.ts'
import type { Arguments, Flags } from '../arguments.ts'
import { EXIT, type ExitCode, OutputFailure, UsageError } from '../exit.ts'
import { ProgressLine } from '../progress.ts'
import { numberOf, outputDirectory, sensorOutputs, startTime } from '../simulate-flags.ts'
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
  if (args.positionals.length > 0) {
    throw new UsageError(`\`${args.positionals[0]}\`: --noise takes no scenarios`)
  }
  const directory = outputDirectory(args)
  const outputs = noiseOutputs(args)
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

/** Only JSON lines become Parquet: of sensors that are not asked for by name, those that have them. */
function noiseOutputs(args: Arguments): readonly SensorOutput[] {
  if (!args.has('parquet')) return sensorOutputs(args)
  const outputs = sensorOutputs(args, ({ formats }) => formats.find(({ ending }) => isJsonLines(ending)) ?? formats[0])
  const text = outputs.find(({ format }) => !isJsonLines(format.ending))
  if (text === undefined) return outputs
  if (args.many('as').length === 0) return outputs.filter(({ format }) => isJsonLines(format.ending))
  throw new UsageError(`\`--as ${text.sensor.id}:${text.format.id}\` is text, which Parquet does not hold`)
}

const isJsonLines = (ending: string): boolean => ending === 'jsonl' || ending === 'json' || ending === 'ndjson'

/** Hosts are in memory while they are simulated. */
const MOST_HOSTS = 100_000
/** A century. */
const MOST_DAYS = 36_500

function noiseOptions(args: Arguments, events: number | undefined): NoiseOptions {
  const hosts = numberOf(args, 'hosts', 1, true, MOST_HOSTS)
  const seed = numberOf(args, 'seed', 0, true)
  const share = numberOf(args, 'look-alikes', 0, false)
  const days = numberOf(args, 'days', 0, false, MOST_DAYS) ?? (events === undefined ? 1 : undefined)
  if (share !== undefined && share > 0.5) throw new UsageError(`\`--look-alikes ${share}\`: 0 to 0.5 is expected`)
  const start = startTime(args)
  return {
    ...(hosts === undefined ? {} : { hosts }),
    ...(seed === undefined ? {} : { seed }),
    ...(days === undefined ? {} : { days }),
    ...(share === undefined ? {} : { lookAlikeShare: share }),
    ...(start === undefined ? {} : { start }),
  }
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
