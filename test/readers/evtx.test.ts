import { describe, expect, it } from 'vitest'
import { bytes, eventData, NULL, nested, record, text } from './evtx-events.ts'
import { readBytes } from './evtx-files.ts'
import { type Element, type Value, writeEvtx } from './evtx-writer.ts'

async function data(payload: Value): Promise<Readonly<Record<string, string>> | string | undefined> {
  const { records, rejected } = await readBytes(writeEvtx([{ records: [record(1, payload)] }]))
  return records[0]?.data ?? rejected[0]?.reason
}

async function rendered(value: Value): Promise<string | undefined> {
  const found = await data(eventData({ V: value }))
  return typeof found === 'object' ? found['V'] : found
}

describe('a record', () => {
  it('has the System fields as Windows renders them', async () => {
    const { records, rejected, notes } = await readBytes(
      writeEvtx([{ records: [record(77, eventData({ Image: text('C:\\a.exe') }))] }]),
    )
    expect(records).toEqual([
      {
        provider: 'Test-Provider',
        channel: 'Test/Operational',
        eventId: '4665',
        computer: 'HOST-1',
        recordId: '77',
        time: '2022-10-10T15:55:00.7248661Z',
        level: '4',
        task: '',
        opcode: '',
        keywords: '0x8000000000000000',
        userSid: 'S-1-5-18',
        processId: '1234',
        threadId: '5678',
        data: { Image: 'C:\\a.exe' },
      },
    ])
    expect(rejected).toEqual([])
    expect(notes).toEqual([])
  })

  it('shares templates and names with the records of its chunk, and nothing with other chunks', async () => {
    const chunk = (from: number) => ({
      records: [0, 1, 2].map((n) => record(from + n, eventData({ A: text(`a${from + n}`), B: text('b') }))),
    })
    const { records } = await readBytes(writeEvtx([chunk(1), chunk(4)]))
    expect(records.map((r) => [r.recordId, r.data['A']])).toEqual(
      ['1', '2', '3', '4', '5', '6'].map((id) => [id, `a${id}`]),
    )
  })

  it('is read from many chunks, more than one read takes', async () => {
    const chunks = Array.from({ length: 40 }, (_, n) => ({ records: [record(n + 1, eventData({ N: text(`${n}`) }))] }))
    const { records } = await readBytes(writeEvtx(chunks))
    expect(records.map((r) => r.recordId)).toEqual(chunks.map((_, n) => `${n + 1}`))
  })

  it('may stand outside a template', async () => {
    const body: Element = {
      name: 'Event',
      content: [
        { name: 'System', content: [{ name: 'EventID', content: ['7'] }] },
        { name: 'EventData', content: [{ name: 'Data', attributes: [['Name', 'A']], content: ['x'] }] },
      ],
    }
    const { records } = await readBytes(writeEvtx([{ records: [{ id: 1, body }] }]))
    expect(records[0]).toMatchObject({ eventId: '7', provider: '', data: { A: 'x' } })
  })
})

describe('values', () => {
  it.each<[string, Value, string]>([
    ['null', NULL, ''],
    ['a string', text('Grüße \u{1f600}'), 'Grüße \u{1f600}'],
    ['a string with control characters', text('a\u0001b\r\n\tc'), 'a\u0001b\r\n\tc'],
    ['an ANSI string', bytes(0x02, '63 61 66 e9'), 'café'],
    ['Int8', bytes(0x03, 'ff'), '-1'],
    ['UInt8', bytes(0x04, 'ff'), '255'],
    ['Int16', bytes(0x05, '0080'), '-32768'],
    ['UInt16', bytes(0x06, 'ffff'), '65535'],
    ['Int32', bytes(0x07, 'feffffff'), '-2'],
    ['UInt32', bytes(0x08, 'ffffffff'), '4294967295'],
    ['Int64', bytes(0x09, '0000000000000080'), '-9223372036854775808'],
    ['UInt64', bytes(0x0a, 'ffffffffffffffff'), '18446744073709551615'],
    ['Real32', bytes(0x0b, 'cdcccc3d'), '0.1'],
    ['a whole Real32', bytes(0x0b, '000020c1'), '-10.0'],
    ['Real64', bytes(0x0c, '182d4454fb210940'), '3.141592653589793'],
    ['a great Real64', bytes(0x0c, 'f64ae1c7022db544'), '100000000000000000000000.0'],
    ['a small Real64', bytes(0x0c, '8dedb5a0f7c6b03e'), '0.000001'],
    ['an infinite Real64', bytes(0x0c, '000000000000f0ff'), '-INF'],
    ['true', bytes(0x0d, '01000000'), 'true'],
    ['false', bytes(0x0d, '00000000'), 'false'],
    ['binary', bytes(0x0e, '00 1f ab'), '001FAB'],
    ['a GUID', bytes(0x0f, '04030201 0605 0807 090a 0b0c0d0e0fa0'), '{01020304-0506-0708-090A-0B0C0D0E0FA0}'],
    ['a SizeT of 32 bits', bytes(0x10, '00f0ff7f'), '0x7ffff000'],
    ['a SizeT of 64 bits', bytes(0x10, '0000000001000000'), '0x100000000'],
    ['FILETIME 0', bytes(0x11, '0000000000000000'), '1601-01-01T00:00:00.0000000Z'],
    ['the last FILETIME', bytes(0x11, 'ffffffffffffff7f'), '30828-09-14T02:48:05.4775807Z'],
    ['SYSTEMTIME', bytes(0x12, 'ea07 0b00 0000 1600 0700 0800 0900 0a00'), '2026-11-22T07:08:09.010Z'],
    ['a SID', bytes(0x13, '0105000000000005 15000000 01000000 02000000 03000000 f4010000'), 'S-1-5-21-1-2-3-500'],
    ['a SID of a large authority', bytes(0x13, '0100 0102 0000 0003'), 'S-1-0x010200000003'],
    ['HexInt32', bytes(0x14, 'ff0f1f00'), '0x1f0fff'],
    ['HexInt64', bytes(0x15, 'efbeadde00000000'), '0xdeadbeef'],
    ['a wide HexInt64', bytes(0x15, '0100000000002080'), '0x8020000000000001'],
  ])('renders %s', async (_, value, expected) => {
    expect(await rendered(value)).toBe(expected)
  })

  it.each<[string, Value, Record<string, string>]>([
    ['strings', bytes(0x81, '6100 0000 0000 6200 6300 0000'), { V: 'a', V_2: '', V_3: 'bc' }],
    ['ANSI strings', bytes(0x82, '61 00 62 00'), { V: 'a', V_2: 'b' }],
    ['UInt16', bytes(0x86, '0100 ffff'), { V: '1', V_2: '65535' }],
    ['Int64', bytes(0x89, 'ffffffffffffffff'), { V: '-1' }],
    ['booleans', bytes(0x8d, '01000000 00000000'), { V: 'true', V_2: 'false' }],
    ['FILETIME', bytes(0x91, '0000000000000000'), { V: '1601-01-01T00:00:00.0000000Z' }],
    [
      'SIDs',
      bytes(0x93, '010100000000000512000000 01020000000000052000000020020000'),
      { V: 'S-1-5-18', V_2: 'S-1-5-32-544' },
    ],
    ['HexInt32', bytes(0x94, '0a000000 ffffffff'), { V: '0xa', V_2: '0xffffffff' }],
    ['nothing', bytes(0x88, ''), { V: '' }],
  ])('repeats the element for an array of %s', async (_, value, expected) => {
    expect(await data(eventData({ V: value }))).toEqual(expected)
  })

  it.each<[string, Value, string]>([
    ['a type without documentation', bytes(0x16, '00'), 'value type 0x16 is not documented'],
    ['a fixed size that is not kept', bytes(0x08, '0000'), 'a UInt32 of 2 bytes instead of 4'],
    ['a SID that is cut', bytes(0x13, '0105000000000005'), 'a SID of 8 bytes is too short'],
    ['an array that ends within an item', bytes(0x88, '0000 0000 00'), 'an array of UInt32 ends within an item'],
  ])('refuses %s', async (_, value, reason) => {
    expect(await rendered(value)).toBe(reason)
  })
})

describe('elements', () => {
  const payload = (root: Element, values: readonly Value[] = []): Value => nested({ template: { root }, values })

  it('of EventData without a name are numbered when there are several', async () => {
    const root: Element = {
      name: 'EventData',
      content: [
        { name: 'Data', content: [{ value: 0 }] },
        { name: 'Binary', content: [{ value: 1 }] },
      ],
    }
    expect(await data(payload(root, [text('only'), bytes(0x0e, 'beef')]))).toEqual({ Data: 'only', Binary: 'BEEF' })
    expect(await data(payload(root, [bytes(0x81, '6100 0000 6200 0000'), bytes(0x0e, '00')]))).toEqual({
      Data1: 'a',
      Data2: 'b',
      Binary: '00',
    })
  })

  it('of UserData go by their own names, at any depth', async () => {
    const root: Element = {
      name: 'UserData',
      content: [
        {
          name: 'LogFileCleared',
          attributes: [
            ['xmlns', 'urn:x'],
            ['Kind', 'full'],
          ],
          content: [
            { name: 'SubjectUserName', content: [{ value: 0 }] },
            { name: 'Inner', content: [{ name: 'Deep', content: ['d'] }] },
          ],
        },
      ],
    }
    expect(await data(payload(root, [text('bob')]))).toEqual({
      'LogFileCleared.Kind': 'full',
      SubjectUserName: 'bob',
      Deep: 'd',
    })
  })

  it('may come without a template', async () => {
    const element: Element = { name: 'UserData', content: [{ name: 'X', content: [{ name: 'P', content: ['1'] }] }] }
    expect(await data({ type: 0x21, element })).toEqual({ P: '1' })
  })

  it('join literal text, CDATA, references and values', async () => {
    const root: Element = {
      name: 'EventData',
      content: [
        {
          name: 'Data',
          attributes: [['Name', 'A']],
          content: [
            'x',
            { entity: 'lt' },
            { cdata: '<&' },
            { charRef: 0x41 },
            { instruction: ['p', 'q'] },
            { value: 0 },
          ],
        },
      ],
    }
    expect(await data(payload(root, [text('!')]))).toEqual({ A: 'x<<&A!' })
  })

  it('keep every one of the same name, and hostile names', async () => {
    const names = ['A', 'A', '__proto__', 'constructor', 'A_2', 'A']
    const root: Element = {
      name: 'EventData',
      content: names.map(
        (name, value): Element => ({ name: 'Data', attributes: [['Name', name]], content: [{ value }] }),
      ),
    }
    const found = await data(
      payload(
        root,
        names.map((_, index) => text(`${index}`)),
      ),
    )
    expect(Object.entries(found ?? {})).toEqual([
      ['A', '0'],
      ['A_2', '1'],
      ['__proto__', '2'],
      ['constructor', '3'],
      ['A_2_2', '4'],
      ['A_3', '5'],
    ])
  })

  it('vanish with the value that they depend on, or with an optional value that is all they hold', async () => {
    const root: Element = {
      name: 'UserData',
      content: [
        { name: 'Gone', content: [{ value: 0, optional: true }] },
        { name: 'Stays', content: [{ value: 0 }] },
        { name: 'Parent', dependency: 0, content: [{ name: 'Child', content: ['c'] }] },
      ],
    }
    expect(await data(payload(root, [NULL]))).toEqual({ Stays: '' })
    expect(await data(payload(root, [text('v')]))).toEqual({ Gone: 'v', Stays: 'v', Child: 'c' })
  })

  it('are refused when they nest without end', async () => {
    let element: Element = { name: 'X', content: ['leaf'] }
    for (let depth = 0; depth < 70; depth += 1) element = { name: 'X', content: [element] }
    expect(await data(payload({ name: 'UserData', content: [element] }))).toBe(
      'its template is damaged: elements nest deeper than 64',
    )
  })

  it('are refused when templates nest without end', async () => {
    const template = { root: { name: 'X', content: [{ value: 0 } as const] } }
    let value: Value = text('leaf')
    for (let depth = 0; depth < 70; depth += 1) value = nested({ template, values: [value] })
    expect(await data(value)).toMatch(/nest deeper than 64/)
  })

  it('are refused when a few bytes would become very many of them', async () => {
    const many = { root: { name: 'X', content: Array.from({ length: 300 }, () => ({ value: 0 }) as const) } }
    let value: Value = text('lol')
    for (let level = 0; level < 5; level += 1) value = nested({ template: many, values: [value] })
    expect(await data(value)).toBe('more than 65536 elements and values')
  })

  it('are refused with a reference that nothing defines', async () => {
    const root: Element = { name: 'EventData', content: [{ name: 'Data', content: [{ entity: 'xxe' }] }] }
    expect(await data(payload(root))).toBe('its template is damaged: entity `xxe` is not defined')
  })

  it('are refused when a value is missing', async () => {
    const root: Element = { name: 'EventData', content: [{ name: 'Data', content: [{ value: 3 }] }] }
    expect(await data(payload(root, [NULL]))).toBe('value 3 of 1 is missing')
  })

  it('are refused at a token that has no place there', async () => {
    const root: Element = { name: 'EventData', content: [{ name: 'Data', content: [{ token: 0x1f }] }] }
    expect(await data(payload(root))).toBe('its template is damaged: token 0x1f has no place inside an element')
  })
})
