import { DEFENDER_COLUMNS } from '../../../schemas/defender/columns.ts'
import { dashed, hashesOf } from '../../identity.ts'
import { jsonText } from '../../json-text.ts'
import type { Sensor, SensorFormat, SensorRecord } from '../../sensor.ts'
import { deviceId, deviceName, timestamp } from './identity.ts'
import { creationTime } from './initiating.ts'
import { DEFENDER_TABLES, type DefenderTable, deviceRows } from './rows.ts'

/** Microsoft Defender for Endpoint, as advanced hunting has it: Windows, Linux and macOS. */
export const DEFENDER: Sensor = {
  id: 'defender',
  doc: 'Microsoft Defender for Endpoint: DeviceProcessEvents, DeviceNetworkEvents, DeviceFileEvents, DeviceEvents',
  platforms: ['defender'],
  observe: (activity) => {
    const { host } = activity.process
    return deviceRows(activity).map(({ table, action, fields }, index) => ({
      stream: table,
      event: action,
      time: activity.at,
      fields: {
        Timestamp:
          activity.kind === 'process-start' ? creationTime(activity.process) : timestamp(activity.at, activity.serial),
        DeviceId: deviceId(host),
        DeviceName: deviceName(host),
        ActionType: action,
        ...fields,
        // One activity may leave several rows, each with a number of its own.
        ReportId: 16 * (activity.serial + 1) + index,
      },
    }))
  },
  formats: [rows(), streaming()],
}

function tableOf(stream: string): DefenderTable {
  const table = DEFENDER_TABLES.find((name) => name === stream)
  if (table === undefined) throw new Error(`the sensor defender has no table ${stream}`)
  return table
}

interface Column {
  readonly name: string
  /** As it begins in JSON. */
  readonly start: string
  /** As it is in JSON where there is no value. */
  readonly none: string
}

/**
 * The columns of each table in their documented order. `LogonID`, which differs from `LogonId` by case only, is a member of
 * AdditionalFields that only Linux fills.
 */
const COLUMNS: ReadonlyMap<DefenderTable, readonly Column[]> = new Map(
  DEFENDER_TABLES.map((table) => [
    table,
    Object.entries(DEFENDER_COLUMNS[table])
      .filter(([name]) => name !== 'LogonID')
      .map(([name, type]) => ({ name, start: `"${name}":`, none: type === 'string' ? '""' : 'null' })),
  ]),
)

/** All columns as JSON: where there is no value, advanced hunting has an empty text or null, the stream null. */
function fullRow({ stream, fields }: SensorRecord, isStreamed: boolean): string {
  let text = ''
  for (const { name, start, none } of COLUMNS.get(tableOf(stream)) ?? []) {
    const value = fields[name] ?? ''
    const written = value === '' ? (isStreamed ? 'null' : none) : jsonText(value)
    text += (text === '' ? '{' : ',') + start + written
  }
  return `${text}}`
}

/** Results of advanced hunting (https://learn.microsoft.com/defender-xdr/api-advanced-hunting), one row a line. */
function rows(): SensorFormat {
  return { id: 'rows', ending: 'jsonl', write: (record) => fullRow(record, false) }
}

const TENANT = dashed(hashesOf('tenant').md5)

/** https://learn.microsoft.com/defender-xdr/streaming-api-event-hub: null where there is no value. */
function streaming(): SensorFormat {
  return {
    id: 'streaming',
    ending: 'json',
    write: (record) => {
      const head = JSON.stringify({
        time: new Date(record.time + 19_000).toISOString(),
        tenantId: TENANT,
        operationName: 'Publish',
        category: `AdvancedHunting-${record.stream}`,
      })
      return `${head.slice(0, -1)},"properties":${fullRow(record, true)},"Tenant":"DefaultTenant"}`
    },
  }
}
