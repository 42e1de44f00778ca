import type { Sensor, SensorFormat, SensorRecord } from '../../sensor.ts'
import { falconEvents } from './events.ts'
import { headerFields, known } from './header.ts'

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
      fields: { ...headerFields(name, activity), ...known(name, fields) },
    })),
  formats: [logscale(), replicator()],
}

/** What the platform's parser adds to a start, which the sensor does not send. */
const ADDED: ReadonlySet<string> = new Set(['FileName', 'FilePath', 'UserName'])

function sent({ event, fields }: SensorRecord): string {
  const entries = Object.entries(fields).filter(([name]) => event !== 'ProcessRollup2' || !ADDED.has(name))
  return JSON.stringify(Object.fromEntries(entries))
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
    write: (record) =>
      JSON.stringify({
        '@timestamp': record.time,
        '@rawstring': sent(record),
        '#event_simpleName': record.event,
        '#repo': 'base_sensor',
        '#kind': 'Primary',
        ...record.fields,
      }),
  }
}

/** Falcon Data Replicator's files, as the sensor's records are delivered. */
function replicator(): SensorFormat {
  return { id: 'fdr', ending: 'json', write: sent }
}
