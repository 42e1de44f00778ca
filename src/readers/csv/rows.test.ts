import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CsvParser, sniffDelimiter } from './dialect.ts'
import { readCsv } from './rows.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'csv-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function read(content: string, delimiter = ','): Promise<readonly unknown[]> {
  const path = join(directory, 'x.csv')
  await writeFile(path, content)
  const items: unknown[] = []
  for await (const batch of readCsv(path, { delimiter })) {
    for (const item of batch)
      items.push(item.kind === 'record' ? { ...item.record.values } : `${item.place}: ${item.reason}`)
  }
  return items
}

describe('readCsv', () => {
  it('reads quoted delimiters, quotes and line breaks', async () => {
    expect(await read('a,b\r\n"x,""y""","1\n2"\r\n3,\r\n')).toEqual([{ a: 'x,"y"', b: '1\n2' }, { a: '3' }])
  })

  it('sets aside rows with another number of fields, by line', async () => {
    expect(await read('a,b\n"1\n",2\n1,2,3\n4,5')).toEqual([
      { a: '1\n', b: '2' },
      'line 4: 3 fields where the header names 2',
      { a: '4', b: '5' },
    ])
  })

  it('tells repeated names apart and sets aside an open quote', async () => {
    expect(await read('a;a\n1;2\n3;"x', ';')).toEqual([{ a: '1', a_2: '2' }, 'last row: the file ends inside quotes'])
  })

  it('gives the same rows however the text is cut', () => {
    const text = 'a,"b ""c"""\r\n"d\r\ne",f\r\n'
    const whole = new CsvParser(',')
    const expected = [...whole.push(text), ...whole.end()].map((row) => row.fields)
    for (let cut = 0; cut <= text.length; cut += 1) {
      const parser = new CsvParser(',')
      const rows = [...parser.push(text.slice(0, cut)), ...parser.push(text.slice(cut)), ...parser.end()]
      expect(rows.map((row) => row.fields)).toEqual(expected)
    }
  })
})

describe('sniffDelimiter', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['some prose, with a comma\nand more\n', undefined],
    ['one\ntwo\n', undefined],
  ])('%j is split by %j', (head, delimiter) => {
    expect(sniffDelimiter(head)).toBe(delimiter)
  })
})
