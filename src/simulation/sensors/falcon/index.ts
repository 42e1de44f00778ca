import { jsonText } from '../../json-text.ts'
import type { Sensor, SensorFormat, SensorRecord } from '../../sensor.ts'
import { falconEvents } from './events.ts'
import { eventFields } from './header.ts'

/** CrowdStrike Falcon's sensor for Windows, Linux and macOS. */
export const FALCON: Sensor = {
  id: 'falcon',
  doc: 'CrowdStrike Falcon: ProcessRollup2, EndOfProcess, NetworkConnectIP4, DnsRequest, written files, scripts',
  platforms: ['falcon'],
  observe: (activity) =>
    falconEvents(activity).map(({ name, fields }) => ({
      stream: 'events',
      event: name,
      time: activity.at,
      fields: eventFields(name, activity, fields),
    })),
  formats: [logscale(), replicator()],
}

/** What the platform's parser adds to a start, which the sensor does not send. */
const ADDED: ReadonlySet<string> = new Set(['FileName', 'FilePath', 'UserName'])

function sent({ event, fields }: SensorRecord): string {
  return members(fields, event === 'ProcessRollup2' ? ADDED : NONE)
}

const NONE: ReadonlySet<string> = new Set()

/** As JSON, without some; names of fields need no escapes. */
function members(fields: SensorRecord['fields'], without: ReadonlySet<string>): string {
  let text = ''
  for (const name in fields) {
    const value = fields[name]
    if (value !== undefined && !without.has(name)) text += `${text === '' ? '{' : ','}"${name}":${jsonText(value)}`
  }
  return `${text}}`
}

/**
 * Events as queries see them, exported from LogScale
 * (https://library.humio.com/data-analysis/searching-data-event-fields.html): with its tags, its time, the record as it
 * came, and what its parser adds.
 */
function logscale(): SensorFormat {
  return {
    id: 'logscale',
    ending: 'jsonl',
    write: (record) => {
      const raw = sent(record)
      const head = JSON.stringify({
        '@timestamp': record.time,
        '@rawstring': raw,
        '#event_simpleName': record.event,
        '#repo': 'base_sensor',
        '#kind': 'Primary',
      })
      const fields = record.event === 'ProcessRollup2' ? members(record.fields, NONE) : raw
      return `${head.slice(0, -1)},${fields.slice(1)}`
    },
  }
}

/** Falcon Data Replicator's files, as the sensor's records are delivered. */
function replicator(): SensorFormat {
  return { id: 'fdr', ending: 'json', write: sent }
}
