import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDuckDb } from '../../engines/duckdb/index.ts'
import type { Engine, TableColumnType } from '../../plan/engine.ts'
import { ColumnSource } from '../../plan/plan.ts'
import { platformColumns } from '../../schemas/platform-columns.ts'
import { NO_SPAN } from '../../source/text.ts'
import type { Scalar } from '../../types/value.ts'
import { type Ingested, ingest } from '../ingest.ts'
import { AuditGroups } from './group.ts'
import { readAuditRecord } from './record.ts'

const fields = (line: string): Record<string, string> => Object.fromEntries(readAuditRecord(line)?.fields ?? [])

describe('records of the audit log', () => {
  it('decodes what audit encodes, and nothing else', () => {
    expect(fields('type=EXECVE msg=audit(1700000000.5:7): argc=3 a0="sh" a1="-c" a2=6563686F20226869220A')).toEqual({
      argc: '3',
      a0: 'sh',
      a1: '-c',
      a2: 'echo "hi"\n',
    })
    expect(fields('type=PROCTITLE msg=audit(1700000000.5:7): proctitle=7368002D63006C73')).toEqual({
      proctitle: 'sh -c ls',
    })
    expect(fields('type=PROCTITLE msg=audit(1700000000.5:7): proctitle="bash"')).toEqual({ proctitle: 'bash' })
    expect(
      fields('type=SYSCALL msg=audit(1700000000.5:7): arch=c000003e syscall=59 a0=41424344 comm="x" key=(null)'),
    ).toEqual({
      arch: 'c000003e',
      syscall: 'execve',
      '@syscall': '59',
      SYSCALL: 'execve',
      a0: '41424344',
      comm: 'x',
    })
    expect(fields('type=SYSCALL msg=audit(1.0:7): arch=c00000ff syscall=59 key=610162')).toEqual({
      arch: 'c00000ff',
      syscall: '59',
      key: 'a,b',
    })
    expect(fields('type=PATH msg=audit(1.0:7): item=0 name=2F746D702F6120622E7368 nametype=CREATE')).toEqual({
      item: '0',
      name: '/tmp/a b.sh',
      nametype: 'CREATE',
    })
  })

  it('joins the pieces of long arguments', () => {
    expect(fields('type=EXECVE msg=audit(1.0:7): argc=2 a0="sh" a1_len=8 a1[0]="abcd" a1[1]="efgh"')).toMatchObject({
      a0: 'sh',
      a1: 'abcdefgh',
    })
  })

  it('reads headers, enriched values, messages of programs and interpreted times', () => {
    const enriched = readAuditRecord(
      'node=web1 type=SYSCALL msg=audit(1700000000.123:9): arch=c000003e syscall=42 success=no uid=0\x1dARCH=x86_64 SYSCALL=connect UID="root"',
    )
    expect(enriched).toMatchObject({
      node: 'web1',
      type: 'SYSCALL',
      time: 1_700_000_000_123,
      event: '1700000000.123:9',
    })
    expect(enriched?.fields.get('UID')).toBe('root')
    expect(enriched?.fields.get('syscall')).toBe('connect')
    expect(
      fields(
        `type=USER_AUTH msg=audit(1.0:7): pid=5 uid=0 msg='op=PAM:authentication acct="bob" exe="/usr/bin/su" hostname=? res=failed'`,
      ),
    ).toEqual({ pid: '5', uid: '0', op: 'PAM:authentication', acct: 'bob', exe: '/usr/bin/su', res: 'failed' })
    const wrapped = readAuditRecord('<13>Nov 10 07:48:16 h audispd: type=1300 audit(1604994496.155:1): comm="x"')
    expect(wrapped?.type).toBe('SYSCALL')
    const interpreted = readAuditRecord('type=CWD msg=audit(11/10/2020 07:48:16.155:92733) : cwd=/home/u')
    expect(interpreted?.time).toBe(Date.parse('2020-11-10T07:48:16.155Z'))
    expect(interpreted?.fields.get('cwd')).toBe('/home/u')
    expect(readAuditRecord('no record of type=X at all')).toBeUndefined()
  })

  it('reads addresses of sockets', () => {
    expect(fields('type=SOCKADDR msg=audit(1.0:7): saddr=020001BBC0A80005000000000000000000')).toMatchObject({
      saddr_fam: 'inet',
      laddr: '192.168.0.5',
      lport: '443',
    })
    expect(
      fields('type=SOCKADDR msg=audit(1.0:7): saddr=0A0001BB0000000020010DB800000000000000000000000100000000'),
    ).toMatchObject({ laddr: '2001:db8::1', lport: '443' })
    expect(fields('type=SOCKADDR msg=audit(1.0:7): saddr=00')).toEqual({ saddr: '00' })
  })

  it('keeps few events open', () => {
    const groups = new AuditGroups()
    let rows = 0
    for (let serial = 0; serial < 1000; serial += 1) {
      const record = readAuditRecord(`type=CWD msg=audit(1.0:${serial}): cwd="/"`)
      if (record !== undefined) rows += groups.add(record, undefined).length
    }
    expect(rows).toBe(1000 - 64)
    expect(rows + groups.finish().length).toBe(1000)
  })
})

describe('audit logs', () => {
  let root = ''
  let engine: Engine
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'audit-test-'))
    engine = await openDuckDb({ memoryLimit: '500MB', tempDirectory: join(root, 'engine') })
  })
  afterEach(async () => {
    await engine.close()
    await rm(root, { recursive: true })
  })

  const read = async (lines: readonly string[]): Promise<Ingested> => {
    const path = join(root, 'audit.log')
    await writeFile(path, lines.map((line) => `${line}\n`).join(''))
    return ingest([{ kind: 'path', path: root }], engine, { carve: false, tempDirectory: root, platformColumns })
  }
  const rowsOf = async (
    table: string,
    columns: readonly TableColumnType[],
  ): Promise<readonly (readonly Scalar[])[]> => {
    const ids = new ColumnSource()
    const scanned = columns.map((column) => ids.fresh(column.name, column.type))
    const result = await engine.query({ kind: 'scan', table, columns: scanned, span: NO_SPAN })
    const rows: (readonly Scalar[])[] = []
    for await (const batch of result.batches()) rows.push(...batch)
    return rows
  }
  const text = (...names: readonly string[]): readonly TableColumnType[] =>
    names.map((name) => ({ name, type: 'string' }))

  it('are rows of linux/auditd, and starts and connections', async () => {
    const call = 'arch=c000003e success=yes exit=0 ppid=10 pid=11 uid=1000 comm="nc" exe="/usr/bin/nc"'
    const ingested = await read([
      `node=web1 type=SYSCALL msg=audit(1700000000.100:1): syscall=59 ${call} key="run"`,
      'node=web1 type=EXECVE msg=audit(1700000000.100:1): argc=2 a0="nc" a1="-h"',
      'node=web1 type=CWD msg=audit(1700000000.100:1): cwd="/tmp"',
      'node=web1 type=PROCTITLE msg=audit(1700000000.100:1): proctitle=6E63002D68',
      `node=web1 type=SYSCALL msg=audit(1700000001.100:2): syscall=42 ${call} key=(null)`,
      'node=web1 type=SOCKADDR msg=audit(1700000001.100:2): saddr=020001BBC0A80005000000000000000000',
    ])
    expect(ingested.diagnostics).toEqual([])
    expect(ingested.counts).toMatchObject({ read: 6, mapped: 6, unmapped: 0, rejected: 0 })
    expect(ingested.earliest).not.toBeNull()
    const bound = ingested.bound.find((table) => table.name === 'linux/auditd')
    expect(bound?.platform).toBe('sigma')
    const rows = await rowsOf(bound?.table ?? '', text('type', 'syscall', 'a1', 'cwd', '@host', '@process', '@command'))
    expect(rows).toEqual([
      ['SYSCALL', '["execve","59"]', null, '/tmp', 'web1', '/usr/bin/nc', 'nc -h'],
      ['EXECVE', null, '-h', null, 'web1', '/usr/bin/nc', 'nc -h'],
      ['CWD', null, null, '/tmp', 'web1', '/usr/bin/nc', 'nc -h'],
      ['PROCTITLE', null, null, null, 'web1', '/usr/bin/nc', 'nc -h'],
      ['SYSCALL', '["connect","42"]', null, null, 'web1', '/usr/bin/nc', null],
      ['SOCKADDR', null, null, null, 'web1', '/usr/bin/nc', null],
    ])
    expect(
      await rowsOf('process_activity', text('process.file.path', 'process.cmd_line', 'process.working_directory')),
    ).toEqual([['/usr/bin/nc', 'nc -h', '/tmp']])
    expect(await rowsOf('network_activity', text('actor.process.file.path', 'dst_endpoint.ip'))).toEqual([
      ['/usr/bin/nc', '192.168.0.5'],
    ])
  })

  it('have arguments that go on in further records', async () => {
    await read([
      'type=SYSCALL msg=audit(1700000000.100:1): arch=c000003e syscall=59 success=yes pid=11 exe="/usr/bin/sh"',
      'type=EXECVE msg=audit(1700000000.100:1): argc=4 a0="sh" a1="-c" a2_len=12 a2[0]="echo_abc"',
      'type=EXECVE msg=audit(1700000000.100:1): a2[1]="defg" a3=612062',
    ])
    expect(await rowsOf('process_activity', text('process.cmd_line'))).toEqual([['sh -c echo_abcdefg a b']])
  })

  it('are read in the form of ausearch', async () => {
    const ingested = await read([
      '----',
      'time->Tue Nov 10 07:48:16 2020',
      'type=CWD msg=audit(1604994496.155:1): cwd="/"',
    ])
    const bound = ingested.bound.find((table) => table.name === 'linux/auditd')
    expect(await rowsOf(bound?.table ?? '', text('type', 'cwd'))).toEqual([['CWD', '/']])
  })
})
