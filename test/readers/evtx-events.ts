import type { Element, Instance, RecordSpec, Template, Value } from './evtx-writer.ts'

/** UTF-16 text as Windows stores it, without an end. */
export function text(value: string): Value {
  return { type: 0x01, bytes: Buffer.from(value, 'utf16le') }
}

export function bytes(type: number, hex: string): Value {
  return { type, bytes: Buffer.from(hex.replaceAll(' ', ''), 'hex') }
}

export const NULL: Value = { type: 0x00, bytes: Buffer.alloc(0) }

const SYSTEM: Element = {
  name: 'System',
  content: [
    { name: 'Provider', attributes: [['Name', { value: 0 }]] },
    { name: 'EventID', attributes: [['Qualifiers', { value: 1, optional: true }]], content: [{ value: 2 }] },
    { name: 'Level', content: [{ value: 3, optional: true }], dependency: 3 },
    { name: 'Keywords', content: [{ value: 4, optional: true }], dependency: 4 },
    { name: 'TimeCreated', attributes: [['SystemTime', { value: 5 }]] },
    { name: 'EventRecordID', content: [{ value: 6 }] },
    {
      name: 'Execution',
      attributes: [
        ['ProcessID', { value: 7 }],
        ['ThreadID', { value: 8 }],
      ],
      dependency: 7,
    },
    { name: 'Channel', content: [{ value: 9 }] },
    { name: 'Computer', content: [{ value: 10 }] },
    { name: 'Security', attributes: [['UserID', { value: 11, optional: true }]] },
  ],
}

/** The outer template: System from values 0 to 11, then value 12 as it is. */
const EVENT: Template = {
  root: {
    name: 'Event',
    attributes: [['xmlns', 'http://schemas.microsoft.com/win/2004/08/events/event']],
    content: [SYSTEM, { value: 12, optional: true }],
  },
}

/** A record with the usual System values and the given payload (EventData, UserData) behind them. */
export function record(id: number, payload: Value): RecordSpec {
  const recordId = Buffer.alloc(8)
  recordId.writeBigUInt64LE(BigInt(id))
  const values: Value[] = [
    text('Test-Provider'),
    NULL,
    bytes(0x06, '3912'),
    bytes(0x04, '04'),
    bytes(0x15, '0000000000000080'),
    bytes(0x11, '157d5ea7c0dcd801'),
    { type: 0x0a, bytes: recordId },
    bytes(0x08, 'd2040000'),
    bytes(0x08, '2e160000'),
    text('Test/Operational'),
    text('HOST-1'),
    bytes(0x13, '010100000000000512000000'),
    payload,
  ]
  return { id, body: { template: EVENT, values } }
}

const templates = new Map<string, Template>()

/** EventData with one `Data` a name, through a template that records with the same names share. */
export function eventData(fields: Readonly<Record<string, Value>>): Value {
  const names = Object.keys(fields)
  const key = names.join('\n')
  let template = templates.get(key)
  if (template === undefined) {
    const content = names.map(
      (name, value): Element => ({ name: 'Data', attributes: [['Name', name]], content: [{ value }] }),
    )
    template = { root: { name: 'EventData', content } }
    templates.set(key, template)
  }
  return nested({ template, values: Object.values(fields) })
}

export function nested(instance: Instance): Value {
  return { type: 0x21, instance }
}
