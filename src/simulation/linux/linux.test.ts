import { describe, expect, it } from 'vitest'
import { argumentsOf } from './arguments.ts'
import { execveRecords, proctitle, socketAddress, untrusted } from './audit-text.ts'
import { syslogLine } from './syslog.ts'

describe('arguments of a command line', () => {
  it('are parted by blanks outside of quotes', () => {
    expect(argumentsOf(`curl -F 'file=@/tmp/a b'  "x\\"$HOME" a\\ b '' pre"fix"`)).toEqual([
      'curl',
      '-F',
      'file=@/tmp/a b',
      'x"$HOME',
      'a b',
      '',
      'prefix',
    ])
    expect(argumentsOf(`sh -c 'unclosed text`)).toEqual(['sh', '-c', 'unclosed text'])
    expect(argumentsOf('  ')).toEqual([])
  })
})

describe('values of the audit log', () => {
  it('are in hexadecimal digits only where they have a blank, a quote or other signs', () => {
    expect(untrusted('/usr/bin/curl')).toBe('"/usr/bin/curl"')
    expect(untrusted("a'b|c;$d")).toBe(`"a'b|c;$d"`)
    expect(untrusted('a b')).toBe('612062')
    expect(untrusted('a"b')).toBe('612262')
    expect(untrusted('é')).toBe('C3A9')
    expect(untrusted('')).toBe('""')
  })

  it('cut the title after 128 bytes and part its arguments by NUL', () => {
    expect(proctitle(['arp', '-a'])).toBe('617270002D61')
    expect(proctitle(['bash'])).toBe('"bash"')
    expect(proctitle(['x'.repeat(100), 'y'.repeat(100)])).toHaveLength(256)
  })

  it('have the addresses of sockets as they lie in memory', () => {
    expect(socketAddress('192.168.0.5', 443)).toBe('020001BBC0A800050000000000000000')
    expect(socketAddress('2001:db8::1', 53)).toBe('0A0000350000000020010DB800000000000000000000000100000000')
  })

  it('part long arguments into pieces, and these into records of at most 7500 bytes', () => {
    const records = execveRecords(['sh', '-c', 'x'.repeat(20_000), 'a b'])
    expect(records.length).toBeGreaterThan(2)
    for (const record of records) expect(record.length).toBeLessThanOrEqual(7500)
    expect(records[0]).toMatch(/^argc=4 a0="sh" a1="-c" a2_len=20000 a2\[0\]="x+"$/)
    expect(records.at(-1)).toMatch(/^a2\[2\]="x+" a3=612062$/)
    const pieces = records.flatMap((record) => [...record.matchAll(/a2\[\d\]="(x+)"/g)].map((found) => found[1]))
    expect(pieces.join('')).toHaveLength(20_000)
    expect(execveRecords(['ls', '-l'])).toEqual(['argc=2 a0="ls" a1="-l"'])
  })
})

it('a line of syslog has no year and a day of two signs', () => {
  expect(syslogLine(Date.UTC(2026, 2, 2, 9, 14, 3), 'web1', 'sysmon', '<Event/>')).toBe(
    'Mar  2 09:14:03 web1 sysmon: <Event/>',
  )
})
