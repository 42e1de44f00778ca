import { type SensorOutput, sensorOutput } from '../session/sensor-outputs.ts'
import { startOf } from '../session/simulate.ts'
import type { Sensor, SensorFormat } from '../simulation/sensor.ts'
import { SENSORS } from '../simulation/sensors/index.ts'
import type { Arguments } from './arguments.ts'
import { UsageError } from './exit.ts'

/** What `-o DIR` names. */
export function outputDirectory(args: Arguments): string {
  const directory = args.one('output')
  if (directory === undefined) throw new UsageError('no directory is given', ['`-o DIR` says where the files go'])
  return directory
}

/** What every `--as SENSOR[:FORMAT]` names; without one all sensors. */
export function sensorOutputs(
  args: Arguments,
  usual?: (sensor: Sensor) => SensorFormat | undefined,
): readonly SensorOutput[] {
  const given = args.many('as')
  const outputs = (given.length === 0 ? SENSORS.map(({ id }) => id) : given).map((written): SensorOutput => {
    const output = sensorOutput(written, usual)
    if ('sensor' in output) return output
    throw new UsageError(`\`--as ${written}\`: ${output.reason}`, output.hints)
  })
  const names = outputs.map(({ sensor, format }) => `${sensor.id}:${format.id}`)
  const again = names.find((name, index) => names.indexOf(name) !== index)
  if (again !== undefined) throw new UsageError(`\`--as ${again}\` is given more than once`)
  return outputs
}

/** Epoch milliseconds that `--start` names. */
export function startTime(args: Arguments): number | undefined {
  const written = args.one('start')
  if (written === undefined) return undefined
  const time = startOf(written)
  if (time !== null) return time
  throw new UsageError(`\`--start ${written}\` is no time from 1970 to 2199`, [
    'ISO 8601 is expected, such as 2026-03-02T00:00:00Z',
  ])
}

export function numberOf(
  args: Arguments,
  flag: string,
  least: number,
  isWhole: boolean,
  most?: number,
): number | undefined {
  const written = args.one(flag)
  if (written === undefined) return undefined
  const number = written.trim() === '' ? Number.NaN : Number(written)
  if (Number.isFinite(number) && number >= least && (!isWhole || Number.isSafeInteger(number))) {
    if (most === undefined || number <= most) return number
  }
  const range = most === undefined ? `from ${least} on` : `from ${least} to ${most}`
  throw new UsageError(`\`--${flag} ${written}\`: a ${isWhole ? 'whole ' : ''}number ${range} is expected`)
}
