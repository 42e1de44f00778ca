import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { utf8Bytes } from './bytes.ts'
import { gunzip, gzipStored, unzlib, zlibStored } from './deflate.ts'

const TEXTS = [
  '',
  'x',
  'the same, the same, the same',
  'é'.repeat(5000),
  Array.from({ length: 3000 }, (_, i) => i * i).join(' '),
]

describe('inflating', () => {
  test.each(TEXTS.flatMap((text) => [0, 1, 6, 9].map((level) => [text, level] as const)))(
    '%.20s at level %i',
    (text, level) => {
      const bytes = utf8Bytes(text)
      expect(gunzip(gzipSync(bytes, { level }))).toEqual(bytes)
      expect(unzlib(deflateSync(bytes, { level }))).toEqual(bytes)
    },
  )

  test('any cut or changed byte is found out or gives the same bytes', () => {
    const bytes = utf8Bytes('one, two, one, two, three')
    const packed = new Uint8Array(gzipSync(bytes))
    for (let at = 0; at < packed.length; at += 1) {
      expect(gunzip(packed.slice(0, at))).toBeUndefined()
      const changed = packed.with(at, (packed[at] ?? 0) ^ 0x55)
      // The time, the level and the system are not read.
      if (at < 4 || at > 9) expect(gunzip(changed)).toBeUndefined()
    }
  })
})

test('short texts are stored, others are left to the compressor', () => {
  for (const text of ['x', 'a'.repeat(100)]) {
    const bytes = utf8Bytes(text)
    expect(gunzipSync(gzipStored(bytes) ?? new Uint8Array()).toString()).toBe(text)
    expect(inflateSync(zlibStored(bytes) ?? new Uint8Array()).toString()).toBe(text)
  }
  expect(gzipStored(utf8Bytes(''))).toBeUndefined()
  expect(zlibStored(utf8Bytes('a'.repeat(101)))).toBeUndefined()
})
