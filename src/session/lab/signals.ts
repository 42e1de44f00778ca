import type { SignalReport } from '../../detections/test-report.ts'
import type { Activity } from '../../simulation/activity.ts'
import type { Signal } from '../../simulation/scenario.ts'
import type { SensorRecord } from '../../simulation/sensor.ts'
import { SENSORS } from '../../simulation/sensors/index.ts'

/** Whether a scenario leaves in the sensors' records what it says, and nothing of what it says is absent. */
export function checkSignals(signals: readonly Signal[], activities: readonly Activity[]): readonly SignalReport[] {
  const recorded = new Map<string, readonly SensorRecord[]>()
  const recordsOf = (id: string): readonly SensorRecord[] => {
    const sensor = SENSORS.find((one) => one.id === id)
    const records = recorded.get(id) ?? activities.flatMap((activity) => sensor?.observe(activity) ?? [])
    recorded.set(id, records)
    return records
  }
  return signals.map((signal) => {
    const { sensor, event, absent } = signal
    const tests = Object.entries(signal.fields).map(([field, pattern]) => [field, patternOf(pattern)] as const)
    const records = recordsOf(sensor).filter(
      (record) =>
        record.event.toLowerCase() === event.toLowerCase() &&
        tests.every(([field, test]) => {
          const value = record.fields[field]
          return value !== undefined && value !== null && test.test(textOf(value))
        }),
    ).length
    const isKnown = SENSORS.some((one) => one.id === sensor)
    const holds = isKnown && (absent === undefined ? records > 0 : records === 0)
    return { sensor, event, text: signalText(signal, isKnown), holds, records }
  })
}

function signalText({ sensor, event, fields, absent }: Signal, isKnown: boolean): string {
  const asked = Object.entries(fields).map(([field, pattern]) => `${field} ${pattern}`)
  const text = `${sensor} ${event}${asked.length === 0 ? '' : ` with ${asked.join(', ')}`}`
  if (!isKnown) return `${text}: there is no sensor \`${sensor}\`, there is ${SENSORS.map((one) => one.id).join(', ')}`
  return absent === undefined ? text : `no ${text}: ${absent}`
}

function textOf(value: SensorRecord['fields'][string]): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** `*` stands for any text; case does not matter. */
function patternOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^]*?')}$`, 'i')
}
