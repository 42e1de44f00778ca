import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JSON_KINDS } from '../json-kinds.ts'
import type { RowBatch } from '../row.ts'
import { readJsonDocuments } from './documents.ts'
import { readJsonLines } from './lines.ts'
import { parseJson } from './parse.ts'
import { LineScanner } from './scan.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'json-'))
})
afterAll(() => rm(directory, { recursive: true }))

type Reader = (path: string) => AsyncIterable<RowBatch>

async function read(reader: Reader, content: string | Buffer): Promise<readonly string[]> {
  const path = join(directory, 'x.json')
  await writeFile(path, content)
  const lines: string[] = []
  for await (const batch of reader(path)) {
    for (const item of batch) {
      lines.push(
        item.kind === 'record'
          ? `${item.record.place} ${JSON.stringify(item.record.values)}`
          : `${item.place} rejected: ${item.reason}`,
      )
    }
  }
  return lines
}

describe('readJsonLines', () => {
  it('reads objects, skips blank lines and numbers what it sets aside', async () => {
    expect(await read(readJsonLines, '\uFEFF{"a":1}\r\n\n{"b":\n[1]\n{"c":"é"}')).toEqual([
      'line 1 {"a":1}',
      expect.stringMatching(/^line 3 rejected: not JSON/),
      'line 4 rejected: not a JSON object',
      'line 5 {"c":"é"}',
    ])
  })

  it('keeps lines that span blocks', async () => {
    const long = 'x'.repeat(3 << 20)
    const lines = await read(readJsonLines, `{"a":"${long}"}\n{"b":2}\n`)
    expect(lines[0]).toHaveLength(long.length + '{"a":""}'.length + 'line 1 '.length)
    expect(lines[1]).toBe('line 2 {"b":2}')
  })

  it('sets aside a line that is too long and reads on', async () => {
    const lines = await read(readJsonLines, Buffer.concat([Buffer.alloc(70 << 20, 'x'), Buffer.from('\n{"b":2}\n')]))
    expect(lines).toEqual([expect.stringMatching(/^line 1 rejected: a line of \d+ bytes/), 'line 2 {"b":2}'])
  })

  it('takes hostile content without a crash', async () => {
    const deep = '['.repeat(200_000)
    const lines = await read(
      readJsonLines,
      Buffer.concat([
        Buffer.from(`{"a":${deep}\n{"nul":"x\\u0000y"}\n{"__proto__":{"polluted":1}}\n{"u":"`),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('"}\n'),
      ]),
    )
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^line 1 rejected/)
    expect(lines[1]).toBe('line 2 {"nul":"x\\u0000y"}')
    expect(lines[3]).toBe('line 4 {"u":"\uFFFD\uFFFD"}')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('readJsonDocuments', () => {
  it('reads values one after another, however they are laid out', async () => {
    expect(await read(readJsonDocuments, '{\n "a": {"b": "}"}\n}\n{"c": 2}{"d": 3}')).toEqual([
      'line 1 {"a":{"b":"}"}}',
      'line 4 {"c":2}',
      'line 4 {"d":3}',
    ])
  })

  it('reads the elements of an array', async () => {
    expect(await read(readJsonDocuments, '[{"a":1},\n{"a":"]"}, 5]')).toEqual([
      'line 1 {"a":1}',
      'line 2 {"a":"]"}',
      'line 2 rejected: not a JSON object',
    ])
  })

  it.each([
    ['the Ariel API', '{"events":[{"a":1},{"a":2}]}'],
    ['Microsoft Graph', '{"@odata.context": "x", "value": [{"a":1},{"a":2}], "next": {"b": [3]}}'],
    ['the hunting API', '{"Stats":{"t":1},"Schema":[{"Name":"a"}],"Results":[{"a":1},{"a":2}]}'],
  ])('reads what %s wraps', async (_, text) => {
    expect(await read(readJsonDocuments, text)).toEqual(['line 1 {"a":1}', 'line 1 {"a":2}'])
  })

  it('goes on at the next object after damage', async () => {
    expect(await read(readJsonDocuments, '{\n "a": x\n}\n{\n "b": "cut\n{"c": 3}\n')).toEqual([
      expect.stringMatching(/^line 1 rejected: not JSON/),
      expect.stringMatching(/^line 4 rejected/),
      'line 6 {"c":3}',
    ])
  })

  it('sets aside what a file ends inside of', async () => {
    expect(await read(readJsonDocuments, '{"a": 1}\n{"b": [1, 2')).toEqual([
      'line 1 {"a":1}',
      'line 2 rejected: the file ends inside a JSON value',
    ])
  })
})

describe('parseJson', () => {
  it('keeps integers beyond 2^53', () => {
    expect(parseJson('{"a": 9223372036854775807, "b": "1234567890123456789", "c": 1234567890.1234567890123}')).toEqual({
      a: 9223372036854775807n,
      b: '1234567890123456789',
      c: 1234567890.1234567,
    })
    expect(parseJson('[-9223372036854775808, 1000000000000000, 1e300]')).toEqual([-9223372036854775808n, 1e15, 1e300])
  })
})

describe('LineScanner', () => {
  const scan = (text: string): LineScanner => {
    const scanner = new LineScanner()
    scanner.scan(Buffer.from(text))
    return scanner
  }

  it('tells names and kinds as parsing does', () => {
    const text = [
      '{"s":"a\\"b","n":1,"r":1.5,"b":true,"o":{"x":"}"},"t":"2026-11-20T12:00:00Z","e":"","z":null}',
      '{ "s" : "x" , "n" : -2 , "new" : [1, "]"] } ',
      '',
    ].join('\n')
    const scanner = scan(text)
    expect(scanner.irregular).toBe(0)
    expect(scanner.lines).toBe(2)
    expect(Object.fromEntries(scanner.members.map((m) => [m.name, [m.kinds, m.present]]))).toEqual({
      s: [JSON_KINDS.text, 2],
      n: [JSON_KINDS.integer, 2],
      r: [JSON_KINDS.real, 1],
      b: [JSON_KINDS.boolean, 1],
      o: [JSON_KINDS.nested, 1],
      t: [JSON_KINDS.datetime, 1],
      e: [0, 0],
      z: [0, 0],
      new: [JSON_KINDS.nested, 1],
    })
  })

  it.each(['{"a":1', '{"a":x}', '[1]', '{"a":"x}\n', '{"a\\u0041":1}', '{"a":1} x', '{a:1}', '{"a":[1}', 'null'])(
    'does not understand %s',
    (line) => {
      expect(scan(`{"a":1}\n${line}\n{"a":2}\n`).irregular).toBeGreaterThan(0)
    },
  )
})
