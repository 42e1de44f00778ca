import type { Activity } from '../activity.ts'
import type { Sensor, SensorRecord } from '../sensor.ts'
import type { WindowsEvent } from '../windows/event.ts'
import { type WindowsChannel, windowsEvents } from '../windows/events.ts'
import { eventJson, eventXml } from '../windows/render.ts'

interface WindowsRecord extends SensorRecord {
  readonly source: WindowsEvent
}

/** A record with its event's header and data beside each other, as signals ask for them. */
function recordOf(stream: string, source: WindowsEvent): WindowsRecord {
  return {
    stream,
    event: String(source.eventId),
    time: source.time,
    source,
    get fields() {
      return {
        Channel: source.channel,
        Provider: source.provider,
        EventID: source.eventId,
        Computer: source.computer,
        ...Object.fromEntries(source.data),
      }
    },
  }
}

function windowsSensor(id: string, doc: string, channel: WindowsChannel): Sensor {
  const observe = (activity: Activity): readonly WindowsRecord[] =>
    windowsEvents(activity, [channel]).map((event) => recordOf(id, event))
  return {
    id,
    doc,
    platforms: ['sigma'],
    observe,
    formats: [
      { id: 'jsonl', ending: 'jsonl', write: (record) => JSON.stringify(eventJson(eventOf(record))) },
      {
        id: 'xml',
        ending: 'xml',
        head: () => '<Events>',
        tail: '</Events>',
        write: (record) => eventXml(eventOf(record)),
      },
    ],
  }
}

function eventOf(record: SensorRecord): WindowsEvent {
  // Formats are given the records of their own sensor only.
  return (record as WindowsRecord).source
}

export const SYSMON = windowsSensor('sysmon', 'Sysmon on Windows: processes, connections, files, DNS queries', 'sysmon')
export const WINDOWS_SECURITY = windowsSensor(
  'windows-security',
  'The Security log of Windows with process and filtering platform auditing: 4688, 4689, 5156',
  'security',
)
export const POWERSHELL = windowsSensor(
  'powershell',
  'Script block and module logging of PowerShell: 4104, 4103',
  'powershell',
)
