import { appendFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEvtx } from '../../src/readers/evtx/index.ts'
import { NotThisFormatError } from '../../src/readers/file-source.ts'
import { bytes, eventData, NULL, nested, record, text } from './evtx-events.ts'
import { type Outcome, readBytes, readFile, withFile } from './evtx-files.ts'
import { CHUNK_SIZE, FILE_HEADER_SIZE, type RecordSpec, sealChunk, writeEvtx } from './evtx-writer.ts'

const SIGNATURE = Buffer.from('2a2a0000', 'hex')

function records(from: number, count: number): RecordSpec[] {
  return Array.from({ length: count }, (_, n) => record(from + n, eventData({ A: text(`a${from + n}`), B: text('b') })))
}

/** Where each record of a chunk begins in the file. */
function recordOffsets(log: Buffer, chunk = 0): number[] {
  const offsets: number[] = []
  const start = FILE_HEADER_SIZE + chunk * CHUNK_SIZE
  let at = start + 512
  while (at < start + CHUNK_SIZE && log.compare(SIGNATURE, 0, 4, at, at + 4) === 0) {
    offsets.push(at)
    at += log.readUInt32LE(at + 4)
  }
  return offsets
}

const ids = (outcome: Outcome): string[] => outcome.records.map((r) => r.recordId)
const faults = (outcome: Outcome): string[] => outcome.rejected.map((r) => `${r.place}: ${r.reason}`)

describe('a damaged log', () => {
  it('keeps the records beside one that is broken inside, and its bytes', async () => {
    const log = writeEvtx([{ records: records(1, 5) }])
    const at = recordOffsets(log)[2] ?? 0
    log.writeUInt32LE(0xffff_ff00, at + 24 + 4 + 6)
    const outcome = await readBytes(log)
    expect(ids(outcome)).toEqual(['1', '2', '4', '5'])
    expect(faults(outcome)).toEqual(['chunk 1, record 3: its template is damaged: it points outside the chunk'])
    expect(outcome.rejected[0]?.raw).toBe(log.toString('hex', at, at + log.readUInt32LE(at + 4)))
    expect(outcome.notes).toEqual([{ place: 'chunk 1', text: 'the checksum of the records differs' }])
  })

  it.each([
    ['too small', 8, 'a record of 8 bytes is too short'],
    ['too large', 70_000, "a record of 70000 bytes runs past the last one's end"],
    ['not the one at its end', 32, "the record's size is 32 at its start and"],
  ])('finds the next record when a size is %s', async (_, size, reason) => {
    const log = writeEvtx([{ records: records(1, 4) }])
    log.writeUInt32LE(size, (recordOffsets(log)[1] ?? 0) + 4)
    const outcome = await readBytes(log)
    expect(ids(outcome)).toEqual(['1', '3', '4'])
    expect(faults(outcome)).toHaveLength(1)
    expect(faults(outcome)[0]).toContain(`chunk 1, record 2: ${reason}`)
  })

  it('finds the next record when a signature is gone', async () => {
    const log = writeEvtx([{ records: records(1, 4) }])
    const at = recordOffsets(log)[1] ?? 0
    log.write('XXXX', at, 'latin1')
    const outcome = await readBytes(log)
    expect(ids(outcome)).toEqual(['1', '3', '4'])
    expect(faults(outcome)).toEqual([
      `chunk 1, offset ${at - FILE_HEADER_SIZE}: no record begins where the one before it ends`,
    ])
  })

  it('names every record whose template is broken, and reads those that do not need it', async () => {
    const other = record(4, eventData({ C: text('c') }))
    const log = writeEvtx([{ records: [...records(1, 3), other] }])
    // The end of the first inner template: its `Data` named B becomes an unknown token.
    const name = log.indexOf(Buffer.from('\u0001B', 'utf16le'))
    log.writeUInt8(0x1f, name + 4)
    const outcome = await readBytes(log)
    expect(ids(outcome)).toEqual(['4'])
    expect(outcome.rejected.map((r) => r.place)).toEqual([1, 2, 3].map((id) => `chunk 1, record ${id}`))
    expect(outcome.rejected[1]?.reason).toMatch(/^its template is damaged: /)
  })

  it('reads on behind a block that is no chunk, and passes over unused ones in silence', async () => {
    const log = writeEvtx([1, 3, 5].map((from) => ({ records: records(from, 2) })))
    log.fill(0xee, FILE_HEADER_SIZE + CHUNK_SIZE, FILE_HEADER_SIZE + CHUNK_SIZE + 600)
    const unused = Buffer.alloc(CHUNK_SIZE)
    const outcome = await readBytes(Buffer.concat([log, unused, unused]))
    expect(ids(outcome)).toEqual(['1', '2', '5', '6'])
    expect(faults(outcome)).toEqual(['chunk 2: no chunk begins here'])
  })

  it.each([
    ['signature', 0, 'the signature of the chunk is missing'],
    ['first number', 8, 'the checksum of the chunk header differs'],
    ['end', 49, 'the checksum of the chunk header differs'],
    ['checksum', 124, 'the checksum of the chunk header differs'],
  ])('loses no record to a chunk header whose %s is wrong, and takes no stale one for live', async (_, at, note) => {
    const log = writeEvtx([{ records: records(100, 3), stale: records(90, 2) }])
    log.writeUInt8(log.readUInt8(FILE_HEADER_SIZE + at) ^ 1, FILE_HEADER_SIZE + at)
    const outcome = await readBytes(log)
    expect(ids(outcome)).toEqual(['100', '101', '102'])
    expect(outcome.rejected).toEqual([])
    expect(outcome.notes).toEqual([{ place: 'chunk 1', text: note }])
  })

  it('gives what lies before the end of a file that was cut', async () => {
    const log = writeEvtx([{ records: records(1, 3) }, { records: records(4, 3) }])
    const cut = (recordOffsets(log, 1)[1] ?? 0) + 40
    const outcome = await readBytes(log.subarray(0, cut))
    expect(ids(outcome)).toEqual(['1', '2', '3', '4'])
    expect(faults(outcome)).toEqual(['chunk 2, record 5: the file ends within the record'])
    expect(outcome.notes).toEqual([
      { place: 'chunk 2', text: `the file ends after ${cut - FILE_HEADER_SIZE - CHUNK_SIZE} bytes of the chunk` },
    ])
  })

  it('is read when its file header is wrong, dirty or gone', async () => {
    const log = writeEvtx([{ records: records(1, 1) }])
    const dirty = Buffer.from(log)
    dirty.writeUInt32LE(1, 120)
    expect((await readBytes(dirty)).notes).toEqual([
      { place: 'file header', text: 'the log was not closed properly (dirty)' },
    ])
    const wrong = Buffer.from(log)
    wrong.writeUInt16LE(9, 38)
    const outcome = await readBytes(wrong)
    expect(ids(outcome)).toEqual(['1'])
    expect(outcome.notes.map((n) => n.text)).toEqual([
      'the checksum of the file header differs',
      'format version 9.1 is not known; read as 3.1',
    ])
    const headless = Buffer.from(log).fill(0, 0, FILE_HEADER_SIZE)
    const bare = log.subarray(FILE_HEADER_SIZE)
    for (const bytes of [headless, bare]) expect(ids(await readBytes(bytes))).toEqual(['1'])
    for (const bytes of [log, dirty, wrong, headless, bare]) expect(isEvtx(bytes)).toBe(true)
    expect(isEvtx(Buffer.from('ElfFile'))).toBe(false)
  })

  it('is read to its end when a chunk header gives a wrong end', async () => {
    const log = writeEvtx([{ records: records(1, 2) }])
    const chunk = log.subarray(FILE_HEADER_SIZE)
    chunk.writeUInt32LE(0x1234_5678, 48)
    sealChunk(chunk)
    const outcome = await readBytes(log)
    expect(ids(outcome)).toEqual(['1', '2'])
    expect(outcome.notes.map((n) => n.text)).toEqual(['the free space begins at 305419896, which is outside the chunk'])
  })
})

describe('carving', () => {
  it('gives stale records, marked, and only when asked', async () => {
    const log = writeEvtx([{ records: records(1, 2), stale: records(90, 2) }])
    const plain = await readBytes(log)
    expect(ids(plain)).toEqual(['1', '2'])
    expect(plain.carved).toEqual([])
    const outcome = await readBytes(log, { carve: true })
    expect(ids(outcome)).toEqual(['1', '2'])
    expect(outcome.carved.map((i) => i.kind === 'record' && i.record.data['A'])).toEqual(['a90', 'a91'])
  })

  it('sets aside what is too broken, and a record whose template was overwritten', async () => {
    const log = writeEvtx([{ records: records(1, 2), stale: records(90, 3) }])
    const [, second = 0, , broken = 0, foreign = 0] = recordOffsets(log)
    log.writeUInt32LE(0, broken + 4)
    // Its definition's place is right, but another template stands there now.
    log.writeUInt32LE(0xdead, foreign + 24 + 4 + 2)
    sealChunk(log.subarray(FILE_HEADER_SIZE, FILE_HEADER_SIZE + CHUNK_SIZE))
    expect(second).toBeGreaterThan(0)
    const { carved } = await readBytes(log, { carve: true })
    expect(carved.map((i) => (i.kind === 'record' ? i.record.recordId : i.reason))).toEqual([
      '90',
      'a record of 0 bytes is too short',
      'another template stands where its own should',
    ])
  })
})

describe('reading', () => {
  it('is refused, with a typed error, for what is no event log', async () => {
    await expect(readBytes(Buffer.from('<Events></Events>'))).rejects.toThrow(NotThisFormatError)
    await expect(readBytes(Buffer.alloc(0))).rejects.toThrow(NotThisFormatError)
    await expect(readBytes(Buffer.alloc(300_000))).rejects.toThrow(NotThisFormatError)
  })

  it('stops when it is told to', async () => {
    const log = writeEvtx([{ records: records(1, 1) }])
    await expect(readBytes(log, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
  })

  it('gives an empty log as nothing', async () => {
    expect(await readBytes(writeEvtx([]))).toEqual({ records: [], rejected: [], carved: [], notes: [] })
  })

  it('takes what the file has when it is read, not what was listed', async () => {
    await withFile(writeEvtx([{ records: records(1, 1) }]), async (path) => {
      await appendFile(path, writeEvtx([{ records: records(2, 1) }]).subarray(FILE_HEADER_SIZE))
      expect(ids(await readFile(path))).toEqual(['1', '2'])
    })
  })
})

describe('any bytes', () => {
  const sample = writeEvtx([
    {
      records: [
        ...records(1, 4),
        record(5, eventData({ G: bytes(0x0f, '00112233445566778899aabbccddeeff'), S: bytes(0x81, '610000006200') })),
        record(6, nested({ template: { root: { name: 'UserData', content: [{ value: 0 }] } }, values: [NULL] })),
      ],
      stale: records(50, 2),
    },
  ])
  const used = FILE_HEADER_SIZE + sample.readUInt32LE(FILE_HEADER_SIZE + 48) + 512

  it('of a log, changed anywhere, give items or the typed error', async () => {
    const change = fc.record({ at: fc.nat({ max: used - 1 }), value: fc.nat({ max: 255 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
        const log = Buffer.from(sample)
        for (const { at, value } of changes) log[at] = value
        await expectItems(log)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('of a log, cut anywhere, give items or the typed error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: used }), async (length) => {
        await expectItems(sample.subarray(0, length))
      }),
      { seed: 6, numRuns: 100 },
    )
  })

  it('of a chunk made to be slow are done within a bound', async () => {
    const values = Array.from({ length: 3000 }, () => ({ value: 0 }) as const)
    const costly = { root: { name: 'UserData', content: [{ name: 'X', content: values }] } }
    const slow = Array.from({ length: 150 }, (_, n) =>
      record(n + 1, nested({ template: costly, values: [text('xyz')] })),
    )
    const log = writeEvtx([{ records: slow }])
    const start = performance.now()
    const outcome = await readBytes(log)
    expect(performance.now() - start).toBeLessThan(5000)
    expect(outcome.records.length + outcome.rejected.length).toBe(150)
  })

  it('behind the signatures give items', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2000 }), async (noise) => {
        const log = Buffer.from(sample)
        log.set(noise, FILE_HEADER_SIZE + 512 + 24)
        await expectItems(log)
      }),
      { seed: 2, numRuns: 200 },
    )
  })

  it('without them give the typed error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (noise) => {
        await expect(readBytes(noise)).rejects.toThrow(NotThisFormatError)
      }),
      { seed: 3, numRuns: 100 },
    )
  })

  async function expectItems(log: Buffer): Promise<void> {
    try {
      const outcome = await readBytes(log, { carve: true })
      for (const { reason, place } of outcome.rejected) expect([reason, place]).not.toContain('')
    } catch (error) {
      expect(error).toBeInstanceOf(NotThisFormatError)
    }
  }
})
