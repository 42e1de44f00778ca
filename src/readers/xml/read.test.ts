import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NotThisFormatError, type ReaderNote } from '../file-source.ts'
import type { ReadItem, WindowsRecord } from '../record.ts'
import { isEventXml, readEventXml } from './index.ts'

async function readItems(content: string | Uint8Array, notes: ReaderNote[] = []): Promise<ReadItem<WindowsRecord>[]> {
  const directory = await mkdtemp(join(tmpdir(), 'siemless-xml-'))
  try {
    const path = join(directory, 'events.xml')
    await writeFile(path, content)
    const items: ReadItem<WindowsRecord>[] = []
    for await (const batch of readEventXml({ path, size: 0 }, { note: (note) => notes.push(note) }))
      items.push(...batch)
    return items
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** Each item in one line: the record's number, or place and reason. */
async function outline(content: string | Uint8Array): Promise<string[]> {
  const items = await readItems(content)
  return items.map((item) => (item.kind === 'record' ? item.record.recordId : `${item.place}: ${item.reason}`))
}

async function dataOf(payload: string): Promise<Readonly<Record<string, string>> | string | undefined> {
  const [item] = await readItems(event(1, payload))
  return item?.kind === 'record' ? item.record.data : item?.reason
}

function event(id: number, payload = `<EventData><Data Name='A'>a${id}</Data></EventData>`): string {
  return (
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>` +
    `<Provider Name='Test-Provider' Guid='{00000000-0000-0000-0000-000000000001}'/><EventID Qualifiers='16384'>4665</EventID>` +
    `<Version>0</Version><Level>4</Level><Task>1</Task><Opcode>2</Opcode><Keywords>0x8000000000000000</Keywords>` +
    `<TimeCreated SystemTime='2026-11-22T07:08:09.123456700Z'/><EventRecordID>${id}</EventRecordID><Correlation/>` +
    `<Execution ProcessID='4' ThreadID='8'/><Channel>Test/Operational</Channel><Computer>HOST-1</Computer>` +
    `<Security UserID='S-1-5-18'/></System>${payload}</Event>`
  )
}

const exported = (...events: string[]): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>${events.join('')}</Events>`

describe('an event', () => {
  it('has its System fields and data', async () => {
    expect(await readItems(event(7))).toEqual([
      {
        kind: 'record',
        record: {
          provider: 'Test-Provider',
          channel: 'Test/Operational',
          eventId: '4665',
          computer: 'HOST-1',
          recordId: '7',
          time: '2026-11-22T07:08:09.1234567Z',
          level: '4',
          task: '1',
          opcode: '2',
          keywords: '0x8000000000000000',
          userSid: 'S-1-5-18',
          processId: '4',
          threadId: '8',
          data: { A: 'a7' },
        },
      },
    ])
  })

  it('keeps values as they stand: space, line ends, references, CDATA', async () => {
    const payload = `<EventData>
      <Data Name="Lines"> a\r\n\tb </Data><Data Name="References">&lt;x y=&quot;&#65;&#x1;&apos;&gt;&amp;amp;</Data>
      <Data Name="Section">1<![CDATA[<Data>&amp;</Data></Event>]]>2<!-- no --></Data><Data Name="Empty"/>
    </EventData>`
    expect(await dataOf(payload)).toEqual({
      Lines: ' a\r\n\tb ',
      References: `<x y="A\u0001'>&amp;`,
      Section: '1<Data>&amp;</Data></Event>2',
      Empty: '',
    })
  })

  it('numbers unnamed Data, keeps Binary and what UserData holds, and leaves the rendered words out', async () => {
    expect(await dataOf('<EventData><Data>x</Data><Data>y</Data><Binary>00FF</Binary></EventData>')).toEqual({
      Data1: 'x',
      Data2: 'y',
      Binary: '00FF',
    })
    const user = `<UserData><LogFileCleared xmlns='urn:x'><SubjectUserName>bob</SubjectUserName></LogFileCleared></UserData>`
    const rendering = `<RenderingInfo Culture='en-US'><Message>The log was cleared.</Message></RenderingInfo>`
    expect(await dataOf(user + rendering)).toEqual({ SubjectUserName: 'bob' })
  })
})

describe('a file', () => {
  it('is an export or bare events one after another', async () => {
    expect(await outline(exported(event(1), event(2)))).toEqual(['1', '2'])
    expect(await outline(`${event(1)}\r\n${event(2)}\n\n${event(3)}`)).toEqual(['1', '2', '3'])
    expect(await outline('<Events></Events>')).toEqual([])
  })

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${exported(event(1), event(2, '<X>é</X>'))}`)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${exported(event(1), event(2, '<X>é</X>'))}`, 'utf16le')],
    ['UTF-16LE without', Buffer.from(exported(event(1), event(2, '<X>é</X>')), 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\ufeff${exported(event(1), event(2, '<X>é</X>'))}`, 'utf16le').swap16()],
    [
      'the encoding it declares',
      Buffer.from(exported(event(1), event(2, '<X>é</X>')).replace('utf-8', 'windows-1252'), 'latin1'),
    ],
    [
      'UTF-8 although it declares UTF-16',
      Buffer.from(exported(event(1), event(2, '<X>é</X>')).replace('utf-8', 'utf-16')),
    ],
  ])('may be in %s', async (_, bytes) => {
    const items = await readItems(bytes)
    expect(items.map((item) => item.kind === 'record' && item.record.data)).toEqual([{ A: 'a1' }, { X: 'é' }])
    expect(isEventXml(bytes)).toBe(true)
  })

  it('is read across block borders wherever they fall', async () => {
    const events = Array.from({ length: 900 }, (_, n) =>
      event(n + 1, `<UserData><X>${'é&lt;'.repeat(n % 97)}</X></UserData>`),
    )
    const items = await readItems(exported(...events))
    expect(items.map((item) => item.kind === 'record' && item.record.data['X'])).toEqual(
      events.map((_, n) => 'é<'.repeat(n % 97)),
    )
  })

  it('of another kind is refused with a typed error', async () => {
    for (const other of ['', '{"a":1}', '<html><body></body></html>', '<Eventful/>', `<!-- ${event(1)} -->`]) {
      await expect(readItems(other)).rejects.toThrow(NotThisFormatError)
    }
    for (const other of ['', '<?xml version="1.0"?><a/>', `<13>Nov 22 host sysmon: ${event(1)}`]) {
      expect(isEventXml(Buffer.from(other))).toBe(false)
    }
  })

  it('with bytes that are no text says so', async () => {
    const notes: ReaderNote[] = []
    await readItems(
      Buffer.concat([Buffer.from(event(1, '<X>')), Buffer.from([0xff]), Buffer.from('</X></Event>')]),
      notes,
    )
    expect(notes).toEqual([{ place: 'text', text: 'bytes that are no text were read as U+FFFD' }])
  })
})

describe('damage', () => {
  it.each([
    ['a wrong end tag', '<X>1</Y>', '`<X>` ends as `</Y>`'],
    ['a malformed tag', '<X a=1>1</X>', 'the tag `<X` is malformed'],
    ['a `<` in text', '<X>1 < 2</X>', 'a `<` that begins no tag'],
    ['a bare `&`', '<X>a & b</X>', 'an `&` that begins no reference'],
    ['an entity of its own', '<X>&lol;</X>', 'entity `lol` is not defined'],
    ['a number that is no character', '<X>&#x110000;</X>', '`&#x110000;` is no character'],
    ['a declaration', '<!ENTITY a "b">', 'a declaration inside the event'],
    ['endless nesting', '<X>'.repeat(70), 'elements nest deeper than 64'],
  ])('by %s costs its event only', async (_, payload, reason) => {
    expect(await outline(exported(event(1), event(2, payload), event(3)))).toEqual([
      '1',
      `event 2, line 2: ${reason}`,
      '3',
    ])
  })

  it('by a lost end costs its event only, and its text is kept', async () => {
    const cut = event(2).slice(0, -'</Data></EventData></Event>'.length)
    const items = await readItems(`${event(1)}\n${cut}\n${event(3)}`)
    expect(items[1]).toEqual({
      kind: 'rejected',
      place: 'event 2, line 2',
      reason: 'another event begins before its end',
      raw: cut,
    })
    expect(items).toHaveLength(3)
  })

  it('at the end of the file is told', async () => {
    const whole = exported(event(1), event(2))
    expect(await outline(whole.slice(0, -40))).toEqual(['1', 'event 2, line 2: the file ends within the event'])
  })

  it('between events is set aside', async () => {
    expect(await outline(`${event(1)}\nnoise\n${event(2)}\ntrailing`)).toEqual([
      '1',
      'line 2: text outside an event',
      '2',
      'line 4: text outside an event',
    ])
  })

  it('without System is told', async () => {
    expect(await outline(`<Event><EventData/></Event>${event(2)}<Event/>`)).toEqual([
      'event 1, line 1: it has no System with a provider or an event id',
      '2',
      'event 3, line 1: it has no System with a provider or an event id',
    ])
  })

  it('by an event that never ends does not use up memory or hide the next', async () => {
    const endless = event(2, `<X>${'x'.repeat(3_000_000)}</X>`)
    const items = await readItems(exported(event(1), endless, event(3)))
    expect(items.map((item) => (item.kind === 'record' ? item.record.recordId : item.reason))).toEqual([
      '1',
      'it is longer than 1048576 characters',
      '3',
    ])
    expect(items[1]?.kind === 'rejected' && items[1].raw.length).toBe(65_536)
  })
})

describe('hostile documents', () => {
  it('expand no entity and fetch none', async () => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`
    expect(
      await outline(`<?xml version="1.0"?>${laughs}<Events>${event(1, '<X>&lol2;</X>')}${event(2)}</Events>`),
    ).toEqual(['event 1, line 1: entity `lol2` is not defined', '2'])
  })

  it('keep names that JavaScript treats specially', async () => {
    const data = await dataOf('<EventData><Data Name="__proto__">1</Data><Data Name="toString">2</Data></EventData>')
    expect(Object.entries(data ?? {})).toEqual([
      ['__proto__', '1'],
      ['toString', '2'],
    ])
  })

  it('of any characters give items or the typed error', async () => {
    const fragment = fc.constantFrom(
      event(1),
      '<Event',
      '<Event>',
      '</Event>',
      '<System>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<!DOCTYPE',
      '<?',
      '&',
      '"',
      "<a b='",
      '<Events>',
      '\n',
    )
    const text = fc.array(fc.oneof(fragment, fc.string({ maxLength: 8 })), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(text, async (parts) => {
        try {
          await readItems(parts.join(''))
        } catch (error) {
          expect(error).toBeInstanceOf(NotThisFormatError)
        }
      }),
      { seed: 4, numRuns: 500 },
    )
  })

  it('of any bytes give items or the typed error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat({ max: 900 }), async (noise, at) => {
        const bytes = Buffer.from(exported(event(1), event(2)))
        bytes.set(noise, Math.min(at, bytes.length - noise.length))
        try {
          await readItems(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(NotThisFormatError)
        }
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})
