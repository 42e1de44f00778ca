import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyFixes, hasErrors } from '../../src/diagnostics/diagnostic.ts'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import type { CompileOptions } from '../../src/languages/language.ts'
import { SUMO_LANGUAGE } from '../../src/languages/sumo/index.ts'
import { optimize } from '../../src/optimizer/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { ColumnSource } from '../../src/plan/plan.ts'
import type { Table, TableColumn } from '../../src/schemas/table.ts'
import { NO_SPAN } from '../../src/source/text.ts'
import { printRows, rowsOf } from '../golden/case.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'

/** One message; what is left out is null. */
interface Message {
  readonly EventID?: string
  readonly EventCode?: string
  readonly Image?: string
  readonly CommandLine?: string
  readonly DestinationIp?: string
  readonly DestinationPort?: string
}

const RECORD = ['EventID', 'EventCode', 'Image', 'CommandLine', 'DestinationIp', 'DestinationPort'] as const
const OTHERS = ['_sourceCategory', 'Computer', 'User', 'ParentImage', 'ParentCommandLine'] as const

const IDS = ['1', '3', '11', '13', undefined]
const IMAGES = [
  'C:\\Windows\\System32\\ftp.exe',
  'C:\\tools\\SFTP.EXE',
  'C:\\WinSCP\\winscp.exe',
  '/usr/bin/lftp',
  'C:\\Windows\\System32\\curl.exe',
  '/usr/bin/Wget',
  'C:\\Windows\\System32\\nslookup.exe',
  'C:\\x\\iodine',
  'C:\\blat.exe',
  '/usr/sbin/sendmail',
  'C:\\evilchrome.exe',
  'C:\\Windows\\System32\\svchost.exe',
  'C:\\ftpXexe',
  'C:\\nc.exe',
  undefined,
]
const COMMANDS = [
  'ftp -s:a.txt',
  'curl --upload-file a ftp://h/',
  'curl --upload-file a http://h/',
  'curl -T http://h',
  'curl --data @a http://h',
  'curl -d @a HTTP://h',
  'curl --data @a https://h',
  'sftp://h',
  'restor it',
  'a dnscat b',
  'Send-MailMessage -SmtpServer h -Attachments a',
  'smtp -to me',
  'smtp --server',
  'smtp -SmtpServer',
  'dir',
  undefined,
]
const ADDRESSES = [
  '172.15.255.255',
  '172.16.0.0',
  '172.31.255.255',
  '172.32.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '192.168.1.1',
  '192.169.1.1',
  '127.0.0.1',
  '8.8.8.8',
  '::1',
  undefined,
]
const PORTS = ['21', '25', '80', '443', '8080', '8888', '808', '', undefined]

/** Every value of every list at least once, and many of their combinations; the same ones each time. */
function messages(): readonly Message[] {
  let state = 20_261_122
  const pick = <T>(list: readonly T[]): T | undefined => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return list[Math.floor((state / 2_147_483_648) * list.length)]
  }
  return Array.from({ length: 900 }, (): Message => {
    const values = [pick(IDS), pick(IDS), pick(IMAGES), pick(COMMANDS), pick(ADDRESSES), pick(PORTS)]
    return Object.fromEntries(RECORD.flatMap((name, i) => (values[i] === undefined ? [] : [[name, values[i]]])))
  })
}

const found = (text: string | undefined, pattern: RegExp): boolean => text !== undefined && pattern.test(text)
/** `!matches(..)` of a text that is not there is unknown, so no condition with it is true. */
const notFound = (text: string | undefined, pattern: RegExp): boolean => text !== undefined && !pattern.test(text)

/** What the page's text means, written down a second time. */
function verdict(m: Message): { readonly method: string; readonly score: number } | undefined {
  if (!['1', '3'].includes(m.EventCode ?? '') && !['1', '3'].includes(m.EventID ?? '')) return undefined
  const ftp =
    found(m.Image, /ftp\.exe|winscp\.exe|filezilla\.exe|ncftp|lftp/i) ||
    found(m.CommandLine, /ftp:\/\/|ftps:\/\/|--ftp-upload|--upload-file|-T ftp|STOR /i)
  const http =
    found(m.Image, /curl|wget/i) &&
    found(m.CommandLine, /--upload-file|-T http:\/\/|--data-binary|--data @|-d @|--form|-F file=|multipart/i) &&
    found(m.CommandLine, /http:\/\//)
  const dns =
    found(m.Image, /nslookup\.exe|dnscat|iodine|dns2tcp|dnstunnel/i) || found(m.CommandLine, /dnscat|iodine|dns2tcp/i)
  const smtp =
    found(m.Image, /blat\.exe|swaks|sendmail|msmtp/i) ||
    (found(m.CommandLine, /smtp|Send-MailMessage|sendmail/i) &&
      found(m.CommandLine, /-attach|--attach|-to |--to |-server/i))
  const ports = ['21', '25', '69', '80', '110', '143', '2121', '8080', '8000', '8888']
  const net =
    ports.includes(m.DestinationPort ?? 'none') &&
    notFound(m.DestinationIp, /^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.)/) &&
    notFound(m.Image, /chrome\.exe|firefox\.exe|msedge\.exe|iexplore\.exe|svchost\.exe|services\.exe/i)
  const flags: readonly (readonly [boolean, string])[] = [
    [ftp, 'FTP'],
    [http, 'HTTP_Upload'],
    [dns, 'DNS_Tunnel'],
    [smtp, 'SMTP'],
    [net, 'Plaintext_Network'],
  ]
  const method = flags.find(([is]) => is)?.[1]
  if (method === undefined) return undefined
  return { method, score: [ftp, http, dns, smtp].filter(Boolean).length }
}

describeWithSharedData('the Sumo Logic query of T1048.003', () => {
  const rows = messages()
  let directory: string
  let engine: Engine
  let seed: string

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'siemless-seed-'))
    engine = await openDuckDb({ memoryLimit: '1GB', threads: 2, tempDirectory: directory })
    seed = readFileSync(`${SHARED}/seeds/T1048.003.sumologic.sumo`, 'utf8')
  })

  afterAll(async () => {
    await engine.close()
    await rm(directory, { recursive: true, force: true })
  })

  /** `ids`: the type of EventID, EventCode and DestinationPort in the records. */
  async function answer(text: string, ids: 'string' | 'long', profile: CompileOptions['profile'] = 'lenient') {
    const numbers = ['EventID', 'EventCode', 'DestinationPort']
    const typeOf = (name: string): TableColumn['type'] =>
      name === '_messageTime' || (ids === 'long' && numbers.includes(name)) ? 'long' : 'string'
    const names = ['_messageTime', ...OTHERS, ...RECORD]
    const standing = profile === 'vendor' ? 'schema' : 'record'
    const columns = names.map((name): TableColumn => ({ name, type: typeOf(name), standing }))
    const table: Table = { name: 'messages', platform: 'sumo', columns, timeColumn: '_messageTime' }
    const compilation = SUMO_LANGUAGE.compile(
      { name: 'seed', text },
      { catalog: { tables: new Map([['messages', table]]) }, profile, now: 0n, timeZone: 'UTC', vendorLimits: false },
    )
    const source = new ColumnSource()
    await engine.drop('messages')
    await engine.createAs('messages', {
      kind: 'values',
      columns: columns.map((c) => source.fresh(c.name, c.type)),
      rows: rows.map((row, i) => {
        const value: Readonly<Record<string, string | undefined>> = {
          ...row,
          _sourceCategory: i % 3 === 0 ? undefined : 'prod/Windows',
          Computer: `c${i}`,
        }
        return columns.map((c) => {
          if (c.name === '_messageTime') return BigInt(1_700_000_000_000 + i)
          const text = value[c.name]
          if (text === undefined || (c.type === 'long' && text === '')) return null
          return c.type === 'long' ? BigInt(text) : text
        })
      }),
      span: NO_SPAN,
    })
    const { plan, diagnostics } = compilation
    const printed = plan === undefined ? [] : printRows(compilation.columns, await rowsOf(engine, optimize(plan)))
    return { diagnostics, columns: compilation.columns.map((c) => c.name), printed }
  }

  const shape = (line: string) => {
    // The printed row is a JSON object of the query's own fields.
    const row = JSON.parse(line) as Readonly<Record<string, unknown>>
    return `${row['Computer']} ${row['ExfilMethod']} ${row['SuspicionScore']}`
  }

  test.each(['string', 'long'] as const)(
    'finds exactly what its text means, newest first, with ids and ports as %s',
    async (ids) => {
      const expected = rows.flatMap((row, i) => {
        const is = verdict(row)
        return is === undefined ? [] : [`c${i} ${is.method} ${is.score}`]
      })
      expect(expected.length).toBeGreaterThan(100)
      expect(new Set(expected.map((e) => e.split(' ')[1])).size).toBe(5)
      const { diagnostics, printed, columns } = await answer(seed, ids)
      expect(hasErrors(diagnostics)).toBe(false)
      expect(printed.map(shape)).toEqual(expected.toReversed())
      expect(columns).toEqual(
        '_messageTime Computer User Image CommandLine ParentImage ParentCommandLine DestinationIp DestinationPort ExfilMethod SuspicionScore'.split(
          ' ',
        ),
      )
    },
  )

  test('its fixes give text that the vendor takes, with the same rows', async () => {
    const before = await answer(seed, 'string')
    const fixed = applyFixes(
      seed,
      before.diagnostics.flatMap((d) => d.fixes),
    )
    const after = await answer(fixed, 'string', 'vendor')
    expect(after.diagnostics.filter((d) => d.severity !== 'info')).toEqual([])
    expect(after.printed).toEqual(before.printed)
  })

  test('names each departure from the language at its place', async () => {
    const { diagnostics } = await answer(seed, 'string')
    const count = (code: string) => diagnostics.filter((d) => d.code === code).length
    expect(count('syntax/sumo-eval')).toBe(7)
    expect(count('syntax/sumo-matches-call')).toBe(12)
    expect(count('syntax/sumo-doubled-backslash')).toBe(6)
    const strict = await answer(seed, 'string', 'vendor')
    expect(hasErrors(strict.diagnostics)).toBe(true)
  })

  test('ends where the prose of the page begins', async () => {
    const page = readFileSync(`${SHARED}/seeds/T1048.003.sumologic.txt`, 'utf8')
    const text = page.slice(page.indexOf('(_sourceCategory'))
    const whole = await answer(text, 'string')
    expect(whole.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
    expect(whole.printed).toEqual((await answer(seed, 'string')).printed)
  })
})
