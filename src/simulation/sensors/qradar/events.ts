import type { Json } from '../../../types/codec.ts'
import type { Activity, Host } from '../../activity.ts'
import { numberOf } from '../../identity.ts'
import { linuxRecords, syslogLine } from '../../linux/index.ts'
import type { Sensor, SensorRecord } from '../../sensor.ts'
import { windowsEvents } from '../../windows/events.ts'
import { type LeefEvent, leefLine } from './leef.ts'
import { linuxProperties } from './linux.ts'
import { winCollectLine } from './message.ts'
import { type Fields, windowsProperties } from './windows.ts'

/** From the device to the console. */
const ARRIVAL = 1000

/**
 * Events as results of an Ariel search give them, of log sources of type 12 (Windows, with Sysmon and PowerShell) and 11
 * (Linux). `devicetime` has whole seconds, `starttime` is when the console received the event. An event that names no
 * address has its log source's on both ends.
 */
export const QRADAR: Sensor = {
  id: 'qradar',
  doc: 'QRadar events: Windows (type 12) and Linux (type 11) log sources',
  platforms: ['qradar'],
  // Sysmon tells later than the Security channel.
  observe: (activity) => [...windowsRecords(activity), ...posixRecords(activity)].toSorted((a, b) => a.time - b.time),
  formats: [
    { id: 'ariel', ending: 'jsonl', write: ({ fields }) => JSON.stringify(fields) },
    // As log sources send them, before the console: its columns are made of these lines.
    { id: 'lines', ending: 'log', write: ({ text = '' }) => text },
    // Formats are given the records of their own sensor only.
    { id: 'leef', ending: 'log', write: (record) => leefLine((record as QradarRecord).leef) },
  ],
}

interface QradarRecord extends SensorRecord {
  readonly leef: LeefEvent
}

interface Kind {
  readonly qid: number
  readonly name: string
  readonly category: number
  readonly categoryName: string
}

/** By the event's id, as events of QRadar that are read have them (https://www.ibm.com/docs/en/qsip/7.5?topic=categories-low-level). */
const SYSMON: Readonly<Record<number, Kind>> = {
  1: { qid: 5_001_828, name: 'Process Create', category: 19_012, categoryName: 'Create Activity Succeeded' },
  3: { qid: 5_001_840, name: 'Network connection detected', category: 4012, categoryName: 'ACL Permit' },
  11: { qid: 5_001_830, name: 'FileCreate', category: 8028, categoryName: 'File Created' },
}
const SECURITY: Readonly<Record<number, Kind>> = {
  4688: {
    qid: 5_000_862,
    name: 'Success Audit: A new process has been created',
    category: 8110,
    categoryName: 'Process Creation Success',
  },
}

function windowsRecords(activity: Activity): readonly QradarRecord[] {
  const { host } = activity.process
  return windowsEvents(activity).map((event) => {
    const code = String(event.eventId)
    const kind = (event.channel === 'Security' ? SECURITY : SYSMON)[event.eventId]
    const data = new Map(event.data)
    const text = winCollectLine(event, data, host.address)
    const columns = windowsProperties(event, data)
    const own = {
      qideventid: code,
      qideventcategory: event.channel,
      'Event ID': code,
      EventID: code,
      'Machine Identifier': event.computer,
      'Machine ID': event.computer,
    }
    const fields = header({
      host,
      time: event.time,
      type: 12,
      source: 'WindowsAuthServer',
      kind,
      own: [own, columns],
      payload: text,
    })
    const leef = {
      time: event.time,
      host: event.computer,
      product: event.provider,
      eventId: code,
      category: event.channel,
      columns,
      get data() {
        return Object.fromEntries(event.data)
      },
    }
    return { stream: 'events', event: code, time: event.time + ARRIVAL, fields, text, leef }
  })
}

function posixRecords(activity: Activity): readonly QradarRecord[] {
  const { host } = activity.process
  return linuxRecords(activity).map((record) => {
    const line = syslogLine(record.time, record.host, record.program, record.text)
    const text = `<${record.sensor === 'auditd' ? 13 : 14}>${line}`
    const own = {
      'Machine Identifier': host.name,
      'Machine ID': host.name,
    }
    const fields = header({
      host,
      time: record.time,
      type: 11,
      source: 'LinuxServer',
      own: [own, linuxProperties(record, activity)],
      payload: text,
    })
    const leef = {
      time: record.time,
      host: record.host,
      product: record.sensor === 'auditd' ? 'LinuxAudit' : 'Linux-Sysmon',
      eventId: record.event,
      category: record.sensor,
      columns: { username: activity.process.user.name },
      data: record.fields,
    }
    return { stream: 'events', event: record.event, time: record.time + ARRIVAL, fields, text, leef }
  })
}

interface Parts {
  readonly host: Host
  readonly time: number
  readonly type: number
  readonly source: string
  readonly kind?: Kind | undefined
  /** What the event tells, in the order of writing. */
  readonly own: readonly Fields[]
  readonly payload: string
}

function header({ host, time, type, source, kind, own, payload }: Parts): Fields {
  const received = time + ARRIVAL
  const fields: Record<string, Json> = {
    starttime: received,
    endtime: received,
    devicetime: time - (time % 1000),
    eventcount: 1,
    logsourceid: 100 + (numberOf('logsource', host.name) % 4000),
    logsourcename_logsourceid: `${source} @ ${host.name}`,
    logsourceidentifier: host.address,
    devicetype: type,
  }
  if (kind !== undefined) {
    fields['qid'] = kind.qid
    fields['qidname_qid'] = kind.name
    fields['category'] = kind.category
    fields['categoryname_category'] = kind.categoryName
    fields['highlevelcategory'] = kind.category - (kind.category % 1000)
  }
  fields['sourceip'] = host.address
  fields['sourceport'] = 0
  fields['destinationip'] = host.address
  fields['destinationport'] = 0
  fields['identityip'] = '0.0.0.0'
  fields['hasidentity'] = false
  fields['hasoffense'] = false
  fields['isunparsed'] = false
  fields['processorid'] = 8
  fields['domainid'] = 0
  for (const each of own) {
    for (const name in each) {
      const value = each[name]
      if (value !== undefined) fields[name] = value
    }
  }
  fields['payload'] = payload
  return fields
}
