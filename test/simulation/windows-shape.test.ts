import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEvtx } from '../../src/readers/evtx/index.ts'
import type { WindowsRecord } from '../../src/readers/record.ts'
import type { Activity } from '../../src/simulation/activity.ts'
import type { WindowsEvent } from '../../src/simulation/windows/event.ts'
import { windowsEvents } from '../../src/simulation/windows/events.ts'
import { eventJson } from '../../src/simulation/windows/render.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { sampleActivities } from './sample-scenario.ts'

const own = sampleActivities('windows').flatMap((activity) => windowsEvents(activity))

/** The simulated event of the kind; of several the first. */
function ownEvent(channel: string, id: number): WindowsEvent {
  const found = own.find((event) => event.eventId === id && event.channel.includes(channel))
  if (found === undefined) throw new Error(`the sample has no ${channel} ${id}`)
  return found
}

const FORMS: readonly (readonly [name: string, form: RegExp])[] = [
  ['nothing', /^-?$/],
  ['GUID in braces', /^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/],
  ['GUID', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ['time', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/],
  ['address', /^\d+\.\d+\.\d+\.\d+$|^[0-9a-f]*:[0-9a-f:]+$/],
  ['number', /^\d+$/],
  ['hexadecimal number', /^0x[0-9a-f]+$/],
  ['message', /^%%\d+$/],
  ['SID', /^S-1-[\d-]+$/],
  ['truth', /^(?:true|false)$/],
  ['hashes', /^SHA1=[0-9A-F]{40},MD5=[0-9A-F]{32},SHA256=[0-9A-F]{64},IMPHASH=[0-9A-F]{32}$/],
  ['path of a device', /^\\device\\harddiskvolume\d+\\[^A-Z]+$/],
  ['path', /^[A-Z]:\\/],
]

const formOf = (value: string): string => FORMS.find(([, form]) => form.test(value))?.[0] ?? 'text'

/** Every record of the event logs, by `provider id`. */
async function realRecords(): Promise<ReadonlyMap<string, readonly WindowsRecord[]>> {
  const found = new Map<string, WindowsRecord[]>()
  for (const file of filesBelow('telemetry/evtx', '.evtx')) {
    for await (const items of readEvtx({ path: file, size: statSync(file).size }, { carve: false })) {
      for (const item of items) {
        if (!('record' in item)) continue
        const { record } = item
        const key = `${record.provider.replace('Microsoft-Windows-', '')} ${record.eventId}`
        found.set(key, [...(found.get(key) ?? []), record])
      }
    }
  }
  return found
}

function filesBelow(folder: string, ending: string): readonly string[] {
  const root = join(SHARED, folder)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(root, name))
}

/** What newer versions have and the recorded ones lack: Sysmon 13 tells the user everywhere, 4688 has the target since Windows 10. */
const NEWER: Readonly<Record<string, readonly string[]>> = {
  'Sysmon 1': ['OriginalFileName', 'ParentUser'],
  'Sysmon 5': ['User'],
  'Sysmon 11': ['User'],
  'Sysmon 22': ['User'],
  'Security-Auditing 4688': [
    'TargetUserSid',
    'TargetUserName',
    'TargetDomainName',
    'TargetLogonId',
    'ParentProcessName',
    'MandatoryLabel',
  ],
}

const KINDS = [
  ['Sysmon', 1],
  ['Sysmon', 3],
  ['Sysmon', 5],
  ['Sysmon', 11],
  ['Sysmon', 22],
  ['Sysmon', 23],
  ['Security', 4688],
  ['Security', 5156],
  ['PowerShell', 4104],
] as const

test('JSON has numbers where the manifests have them: ports of the filtering platform are text', () => {
  expect(eventJson(ownEvent('Security', 5156))).toMatchObject({
    Event: { EventData: { ProcessID: expect.any(Number), SourcePort: expect.any(String), DestPort: '53' } },
  })
  expect(eventJson(ownEvent('Sysmon', 3))).toMatchObject({
    Event: { EventData: { SourcePort: expect.any(Number), DestinationPort: 53, Initiated: true } },
  })
})

test('a connection that is refused shows where it is asked for, and not where nothing listens', () => {
  const outbound = sampleActivities('windows').find(
    (activity) => activity.kind === 'connection' && activity.state === 'refused',
  )
  if (outbound?.kind !== 'connection') throw new Error('the sample has a refused connection')
  const ids = (activity: Activity): readonly number[] => windowsEvents(activity).map(({ eventId }) => eventId)
  expect(ids(outbound)).toEqual([5156, 3])
  expect(ids({ ...outbound, direction: 'inbound' })).toEqual([])
})

describeWithSharedData('simulated Windows events have the shape of recorded ones', () => {
  test('in names, order and the form of values', async () => {
    const records = await realRecords()
    for (const [channel, id] of KINDS) {
      const kind = `${channel === 'Security' ? 'Security-Auditing' : channel} ${id}`
      const real = records.get(kind) ?? []
      const event = ownEvent(channel, id)
      const newer = NEWER[kind] ?? []
      const data = event.data.filter(([name]) => !newer.includes(name))
      const [first] = real
      if (first === undefined) throw new Error(`there is no recorded ${kind}`)
      const names = Object.keys(first.data).filter((name) => !newer.includes(name))
      expect([kind, ...data.map(([name]) => name)]).toEqual([kind, ...names])
      for (const [name, value] of data) {
        const forms = new Set(
          real.map((record) => formOf(record.data[name] ?? '')).filter((form) => form !== 'nothing'),
        )
        // Whether something is said of a program or a port at all depends on it; of some fields no record says anything.
        if (forms.size > 0) expect([...forms, 'nothing'], `${kind} ${name} is ${value}`).toContain(formOf(value))
      }
      const header = ({ provider, level, task, opcode, keywords }: WindowsRecord | WindowsEvent) =>
        [provider, level, task, opcode, keywords].map(String)
      expect(real.map(header), kind).toContainEqual(header(event))
    }
  }, 60_000)

  test('as evtx_dump writes them: the same members with the same types, in the same order', () => {
    const seen = new Set<number>()
    for (const file of filesBelow('sigma-regression/regression_data', '.json')) {
      for (const text of readFileSync(file, 'utf8').split(/\n(?=\{)/)) {
        const record = JSON.parse(text)
        const id = Number(record.Event?.System?.EventID)
        if (record.Event?.System?.Channel !== 'Microsoft-Windows-Sysmon/Operational' || ![1, 11].includes(id)) continue
        seen.add(id)
        expect(shapeOf(eventJson(ownEvent('Sysmon', id))), file).toEqual(shapeOf(record))
      }
    }
    expect([...seen].toSorted((a, b) => a - b)).toEqual([1, 11])
  })
})

/** Paths of members with the types of their values. */
function shapeOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${path} ${value === null ? 'null' : typeof value}`]
  return Object.entries(value).flatMap(([name, member]) => shapeOf(member, `${path}.${name}`))
}
