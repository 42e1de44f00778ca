import { describe, expect, it } from 'vitest'
import { detectFormat } from './formats.ts'

describe('detectFormat', () => {
  it.each([
    ['ElfFile\0...', 'evtx'],
    ['PAR1....', 'parquet'],
    ['<?xml version="1.0"?><Events>', 'xml'],
    ['\uFEFF\n<Event xmlns="x">', 'xml'],
    ['{"a":1}\n{"a":2}\n', 'json-lines'],
    ['{"a":1}\n{bad\n{"a":2}\n', 'json-lines'],
    ['{bad\n{"a":2}\n{"a":3}\n{"a":4}\n', 'json-lines'],
    ['[{"a":1}]', 'json-documents'],
    ['{\n  "a": 1\n}\n{\n  "a": 2\n}\n', 'json-documents'],
    ['{"events":[{"a":1}]}', 'json-documents'],
    ['a,b\n1,2\n', 'csv'],
    ['oops\n{"a":1}\n{"a":2}\n', 'json-lines'],
    ['just some words\nand more\n', 'text'],
    ['2026-03-02 10:00:00,123 a\n2026-03-02 10:00:00,124 b\n', 'text'],
    ['10.0.0.1 - - [02/Mar/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5\n', 'web'],
    ['time,message\n2026-03-02 10:00:00,a\n2026-03-02 10:00:00,b\n', 'csv'],
    ['2026-03-02T10:00:00Z INFO starting now\n', 'text'],
    ['2026-03-02T10:00:00Z gate sshd[7]: hello\n', 'log-lines'],
    ['\x89PNG\r\n\x1a\n\x01\x02', undefined],
    ['%PDF-1.7\n1 2 3\n', undefined],
    ['<html><body></body></html>', undefined],
    ['\x00\x01\x02', undefined],
    ['', undefined],
  ])('%j is %s', (text, kind) => {
    expect(detectFormat(Buffer.from(text), true)?.kind).toBe(kind)
  })

  it('tells a long first line from a wrapper by how it begins', () => {
    const long = 'x'.repeat(1000)
    expect(detectFormat(Buffer.from(`{"a":"${long}`), false)?.kind).toBe('json-lines')
    expect(detectFormat(Buffer.from(`{"events":[{"a":"${long}`), false)?.kind).toBe('json-documents')
  })
})
