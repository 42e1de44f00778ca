import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDuckDb } from '../../engines/duckdb/index.ts'
import type { Engine } from '../../plan/engine.ts'
import { ColumnSource } from '../../plan/plan.ts'
import { platformColumns } from '../../schemas/platform-columns.ts'
import { NO_SPAN } from '../../source/text.ts'
import { detectFormat } from '../formats.ts'
import { type Ingested, type IngestOptions, ingest, type Rejected } from '../ingest.ts'
import { readAccessLine, readApacheErrorLine, readNginxErrorLine, readSquidLine } from './access.ts'

const COMBINED =
  '10.0.0.7 - alice [02/Jan/2026:03:04:05 +0200] "GET /shop/item.php?id=1%27--&x=%22 HTTP/1.1" 200 512 "https://a.test/" "Mozilla/5.0 \\"odd\\""'
const COMMON = '2001:db8::1 - - [02/Jan/2026:03:04:06 +0000] "POST /login HTTP/1.0" 302 -'
const VHOST = 'shop.test:8443 10.0.0.7 - - [02/Jan/2026:03:04:07 +0000] "HEAD / HTTP/2.0" 404 0 "-" "curl/8.5"'
const BINARY = '10.0.0.9 - - [02/Jan/2026:03:04:08 +0000] "\\x16\\x03\\x01" 400 157 "-" "-" "203.0.113.4"'

const valuesOf = (taken: ReturnType<typeof readAccessLine>): unknown =>
  taken?.kind === 'row' ? { ...taken.values } : undefined

describe('lines of web servers', () => {
  it('combined, common, with a virtual host, and what is no request', () => {
    expect(valuesOf(readAccessLine(COMBINED))).toEqual({
      '@time': '2026-01-02T01:04:05.000Z',
      '@user': 'alice',
      '@values': COMBINED,
      date: '2026-01-02',
      time: '01:04:05',
      'c-ip': '10.0.0.7',
      'cs-username': 'alice',
      'cs-method': 'GET',
      'cs-uri': '/shop/item.php?id=1%27--&x=%22',
      'cs-uri-stem': '/shop/item.php',
      'cs-uri-query': 'id=1%27--&x=%22',
      'cs-uri-extension': 'php',
      'cs-version': 'HTTP/1.1',
      'sc-status': '200',
      'sc-bytes': '512',
      'cs-referer': 'https://a.test/',
      'cs-user-agent': 'Mozilla/5.0 "odd"',
    })
    const common = valuesOf(readAccessLine(COMMON))
    expect(common).toMatchObject({ 'c-ip': '2001:db8::1', 'cs-method': 'POST', 'sc-status': '302' })
    expect(common).not.toHaveProperty('sc-bytes')
    expect(common).not.toHaveProperty('cs-username')
    expect(valuesOf(readAccessLine(VHOST))).toMatchObject({
      'cs-host': 'shop.test',
      '@port': '8443',
      'cs-user-agent': 'curl/8.5',
    })
    const binary = valuesOf(readAccessLine(BINARY))
    expect(binary).toMatchObject({ 'cs-uri': '\\x16\\x03\\x01', 'sc-status': '400' })
    expect(binary).not.toHaveProperty('cs-method')
  })

  it.each([
    'GET / HTTP/1.1',
    '10.0.0.7 - - [32/Foo/2026:03:04:05 +0000] "GET / HTTP/1.1" 200 1',
    '10.0.0.7 - - [02/Jan/2026:03:04:05 +0000] "GET / HTTP/1.1',
    '10.0.0.7 - - [02/Jan/2026:03:04:05 +0000] "GET / HTTP/1.1" two 1',
    `10.0.0.7 - - [02/Jan/2026:03:04:05 +0000] "${'\\'.repeat(100_000)}`,
    ` ${' -'.repeat(50_000)}`,
  ])('%# is no access line', (line) => {
    expect(readAccessLine(line)).toBeUndefined()
    expect(readSquidLine(line)).toBeUndefined()
    expect(readApacheErrorLine(line)).toBeUndefined()
    expect(readNginxErrorLine(line)).toBeUndefined()
  })

  it('Squid', () => {
    const line =
      '1767225600.250    180 10.0.0.7 TCP_MISS/200 411 GET http://bad.test:8080/a.exe?b bob HIER_DIRECT/203.0.113.4 text/html'
    expect(readSquidLine(line)).toMatchObject({
      table: 'proxy',
      values: {
        '@time': '2026-01-01T00:00:00.250Z',
        '@destination': 'bad.test',
        'cs-uri': 'http://bad.test:8080/a.exe?b',
        'cs-uri-extension': 'exe',
        'cs-uri-query': 'b',
        'cs-host': 'bad.test',
        'cs-username': 'bob',
        dst_ip: '203.0.113.4',
        's-action': 'TCP_MISS',
        'sc-status': '200',
      },
    })
    const tunnel = '1767225600.250 9 10.0.0.7 TCP_TUNNEL/200 39 CONNECT bad.test:443 - HIER_DIRECT/203.0.113.4 -'
    expect(readSquidLine(tunnel)).toMatchObject({ values: { 'cs-host': 'bad.test', 'cs-method': 'CONNECT' } })
  })

  it('error logs', () => {
    const old = '[Fri Jan 02 03:04:05 2026] [notice] child pid 12 exit signal Segmentation fault (11)'
    expect(readApacheErrorLine(old)).toMatchObject({
      table: 'apache',
      values: { '@values': old, level: 'notice', message: 'child pid 12 exit signal Segmentation fault (11)' },
    })
    const now =
      '[Fri Jan 02 03:04:05.123456 2026] [core:error] [pid 12:tid 34] [client 10.0.0.7:5000] AH00126: Invalid URI'
    expect(readApacheErrorLine(now)).toMatchObject({
      values: {
        '@time': '2026-01-02T03:04:05.123456Z',
        module: 'core',
        pid: '12',
        client: '10.0.0.7',
        message: 'AH00126: Invalid URI',
      },
    })
    const nginx = '2026/01/02 03:04:05 [alert] 12#12: worker process 34 exited on signal 11 (core dumped)'
    expect(readNginxErrorLine(nginx)).toMatchObject({
      table: 'nginx',
      values: { level: 'alert', '@time': '2026-01-02T03:04:05Z' },
    })
  })
})

const IIS = [
  '#Software: Microsoft Internet Information Services 10.0',
  '#Version: 1.0',
  '#Date: 2026-01-02 03:04:05',
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
  '2026-01-02 03:04:05 10.0.0.80 GET /owa/auth.aspx a=b+c 443 CORP\\bob 203.0.113.9 Mozilla/5.0+(Windows) - 200 0 0 15',
  '2026-01-02 03:04:06 10.0.0.80 GET / - 443 - 203.0.113.9 - - 500 0',
].join('\r\n')

const BLUE_COAT = [
  '#Software: SGOS 6.7',
  '#Fields: date time time-taken c-ip cs-username sc-status s-action cs-method cs-uri-scheme cs-host cs-uri-port cs-uri-path cs-uri-query cs(User-Agent) cs(Referer) r-ip',
  '2026-01-02 03:04:05 12 10.0.0.7 - 200 TCP_NC_MISS GET http files.test 80 /x/a.zip ?k=v "Agent ""Q"" 1.0" - 203.0.113.4',
  '2026-01-02 03:04:06 12 10.0.0.7 - 200 TCP_TUNNELED CONNECT tcp files.test 8443 / - - - 203.0.113.4',
].join('\n')

describe('files', () => {
  let root = ''
  let engine: Engine
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'web-test-'))
    engine = await openDuckDb({ memoryLimit: '500MB', tempDirectory: join(root, 'engine') })
  })
  afterEach(async () => {
    await engine.close()
    await rm(root, { recursive: true })
  })

  async function run(content: string, options: Partial<IngestOptions> = {}, table?: string): Promise<Ingested> {
    const path = join(root, 'log')
    await writeFile(path, content)
    const source = table === undefined ? ({ kind: 'path', path } as const) : ({ kind: 'bound', path, table } as const)
    return ingest([source], engine, { carve: false, tempDirectory: root, platformColumns, ...options })
  }

  async function rows(table: string, names: readonly string[]): Promise<readonly unknown[]> {
    const ids = new ColumnSource()
    const columns = names.map((name) => ids.fresh(name, name === '@time' ? 'datetime' : 'string'))
    const result = await engine.query({ kind: 'scan', table, columns, span: NO_SPAN })
    const found: unknown[] = []
    for await (const batch of result.batches()) found.push(...batch)
    return found
  }

  it('access logs: rows, events, bad lines with their place', async () => {
    const rejected: Rejected[] = []
    const result = await run(`${COMBINED}\n${COMMON}\nnothing of it\n${VHOST}\n`, {
      reject: (item) => void rejected.push(item),
    })
    expect(result.files).toMatchObject([{ shape: 'access-log', read: 4, mapped: 3, unmapped: 0, rejected: 1 }])
    expect(rejected).toMatchObject([{ place: 'line 3', reason: 'not a line of the format access-log' }])
    expect(result.bound).toMatchObject([{ name: 'webserver', platform: 'sigma' }])
    expect(result.latest).toBe(17_673_230_470_000_000n)
    const events = await rows('http_activity', ['http_request.url.path', 'metadata.origin', 'raw_data'])
    expect(events).toEqual([
      ['/shop/item.php', 'web', COMBINED],
      ['/login', 'web', COMMON],
      ['/', 'web', VHOST],
    ])
  })

  it('IIS: `-` is absent, `+` a blank in the agent alone, short lines are rejected', async () => {
    const result = await run(IIS)
    expect(result.files).toMatchObject([{ shape: 'w3c', read: 2, mapped: 1, rejected: 1 }])
    const shown = [
      '@time',
      '@host',
      'cs-uri',
      'cs-uri-stem',
      'cs-uri-query',
      'cs-username',
      'cs-user-agent',
      'sc-win32-status',
      's-port',
    ]
    expect(result.bound[0]?.columns.map((column) => column.name)).not.toContain('cs-referer')
    expect(await rows(result.bound[0]?.table ?? '', shown)).toEqual([
      [
        17_673_230_450_000_000n,
        '10.0.0.80',
        '/owa/auth.aspx?a=b+c',
        '/owa/auth.aspx',
        'a=b+c',
        'CORP\\bob',
        'Mozilla/5.0 (Windows)',
        '0',
        '443',
      ],
    ])
  })

  it('proxies: whole addresses out of their parts', async () => {
    const result = await run(BLUE_COAT)
    expect(result.bound).toMatchObject([{ name: 'proxy' }])
    expect(
      await rows(result.bound[0]?.table ?? '', [
        'cs-uri',
        'cs-uri-query',
        'cs-user-agent',
        'cs-host',
        'dst_ip',
        's-action',
      ]),
    ).toEqual([
      ['http://files.test/x/a.zip?k=v', 'k=v', 'Agent "Q" 1.0', 'files.test', '203.0.113.4', 'TCP_NC_MISS'],
      ['tcp://files.test:8443/', null, null, 'files.test', '203.0.113.4', 'TCP_TUNNELED'],
    ])
  })

  it('the firewall of Windows', async () => {
    const result = await run(
      [
        '#Version: 1.5',
        '#Fields: date time action protocol src-ip dst-ip src-port dst-port size',
        '2026-01-02 03:04:05 DROP TCP 10.0.0.7 10.0.0.8 50000 445 52',
      ].join('\n'),
    )
    const [bound] = result.bound
    expect(bound).toMatchObject({ name: 'firewall' })
    expect(await rows(bound?.table ?? '', ['src_ip', 'dst_port', 'action', 'blocked'])).toEqual([
      ['10.0.0.7', '445', 'DROP', 'true'],
    ])
    expect(await rows('network_activity', ['dst_endpoint.ip'])).toEqual([['10.0.0.8']])
  })

  it('error logs keep lines that programs write among them', async () => {
    const result = await run('[Fri Jan 02 03:04:05 2026] [error] [client 10.0.0.7] x\nsh: curl: not found\n')
    expect(result.files).toMatchObject([{ shape: 'apache-error', read: 2, mapped: 2, rejected: 0 }])
    expect(await rows(result.bound[0]?.table ?? '', ['@time', '@values'])).toMatchObject([
      [17_673_230_450_000_000n, expect.anything()],
      [17_673_230_450_000_000n, 'sh: curl: not found'],
    ])
  })

  it('a table of another platform has the lines as they are', async () => {
    const result = await run(`${COMBINED}\n`, {}, 'messages')
    expect(await rows(result.bound[0]?.table ?? '', ['_raw'])).toEqual([[COMBINED]])
  })

  it('a table of the kind has the columns, bound by the user', async () => {
    const own = await run(`${COMBINED}\n`, {}, 'webserver')
    expect(own.bound).toMatchObject([{ name: 'webserver', explicit: true, platform: 'sigma' }])
  })
})

describe('detection', () => {
  const kind = (text: string): unknown => detectFormat(Buffer.from(text), true)
  it('leaves other formats alone', () => {
    expect(kind(`${COMBINED}\n${COMMON}\n`)).toEqual({ kind: 'web', log: 'access-log' })
    expect(kind(IIS)).toEqual({ kind: 'web', log: 'w3c' })
    expect(kind('#Fields: DateTime,RequestId,MajorVersion\n2026-01-02T03:04:05Z,1,15\n')).not.toMatchObject({
      kind: 'web',
    })
    expect(kind('#Fields: a b\n1 2\n')).not.toMatchObject({ kind: 'web' })
    expect(
      kind('Jan  2 03:04:05 web nginx: 10.0.0.7 - - [02/Jan/2026:03:04:05 +0000] "GET / HTTP/1.1" 200 1\n'),
    ).toEqual({ kind: 'log-lines' })
    expect(kind('time,client\n2026-01-02,10.0.0.7\n')).toMatchObject({ kind: 'csv' })
    expect(kind('2026/01/02 03:04:05 started\n2026/01/02 03:04:06 stopped\n')).toMatchObject({ kind: 'text' })
  })
})
