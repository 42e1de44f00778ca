import { describe, expect, test } from 'vitest'
import type { SensorRecord } from '../../src/simulation/sensor.ts'
import { ZEEK } from '../../src/simulation/sensors/zeek/index.ts'
import { columnsOf } from '../../src/simulation/sensors/zeek/layout.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { unzipped } from '../support/unzip.ts'
import { sampleActivities } from './sample-scenario.ts'
import { observed, rowsOf, sessionOver } from './written-records.ts'

const activities = sampleActivities('windows')
const records = observed(ZEEK, activities)
const of = (stream: string): readonly SensorRecord[] => records.filter((record) => record.stream === stream)
const connection = activities.find((activity) => activity.kind === 'connection')
if (connection?.kind !== 'connection') throw new Error('the sample has connections')

describe('records of Zeek', () => {
  test('are of what leaves the host: connections, lookups of either kind, and what is not encrypted', () => {
    expect(
      of('conn').map(({ fields }) => [fields['id.resp_p'], fields['proto'], fields['service'], fields['conn_state']]),
    ).toEqual([
      [53, 'udp', 'dns', 'SF'],
      [53, 'udp', 'dns', 'SF'],
      [53, 'udp', 'dns', 'SF'],
      [22, 'tcp', 'ssh', 'SF'],
      [443, 'tcp', 'ssl', 'SF'],
      [80, 'tcp', 'http', 'SF'],
      [25, 'tcp', 'smtp', 'SF'],
      [21, 'tcp', undefined, 'REJ'],
      [3389, 'tcp', undefined, 'SF'],
      [0, 'icmp', undefined, 'OTH'],
      [53, 'udp', undefined, 'SF'],
    ])
    expect(of('dns').map(({ fields }) => [fields['query'], fields['rcode_name'], fields['answers']])).toEqual([
      ['drop.example', 'NOERROR', ['93.184.215.14']],
      ['gone.example', 'NXDOMAIN', undefined],
      ['tunnel.example', 'NOERROR', ['93.184.215.14']],
    ])
    expect(of('http')).toHaveLength(1)
    expect(of('ssh')).toHaveLength(1)
    expect(of('ssl')).toHaveLength(1)
    expect(of('smtp')[0]?.fields).toMatchObject({ helo: 'WS-LAB-01', rcptto: ['b@drop.example'], tls: false })
    expect(records.some(({ fields }) => JSON.stringify(fields).includes('127.0.0.1'))).toBe(false)
  })

  test('count bytes and packets of both sides, from the side of who connects', () => {
    const [, , , ssh] = of('conn')
    expect(ssh?.fields).toMatchObject({
      uid: connection.uid,
      duration: 60,
      orig_bytes: 52_428_800,
      resp_bytes: 20_480,
      local_orig: true,
      local_resp: false,
      history: 'ShAdDaFf',
    })
    for (const { fields } of of('conn')) {
      const [sent, received] = [Number(fields['orig_bytes'] ?? 0), Number(fields['resp_bytes'] ?? 0)]
      expect(Number(fields['orig_ip_bytes'])).toBeGreaterThanOrEqual(sent + 28 * Number(fields['orig_pkts']))
      expect(Number(fields['resp_ip_bytes'])).toBeGreaterThanOrEqual(received + 28 * Number(fields['resp_pkts']))
    }
    const inbound = of('conn').find(({ fields }) => fields['id.resp_p'] === 3389)
    expect(inbound?.fields).toMatchObject({ 'id.resp_h': '10.20.3.17', 'id.orig_h': '10.20.3.99', orig_bytes: 20_480 })
  })

  test('read nothing of a session after it has turned to TLS', () => {
    const smtp = { helo: 'ws', from: 'a@x.example', to: ['b@y.example'], subject: 'secret', isEncrypted: true }
    const rows = ZEEK.observe({ ...connection, service: 'smtp', smtp, hostname: 'mail.y.example' })
    expect(rows.map(({ stream }) => stream)).toEqual(['conn', 'smtp', 'ssl'])
    expect(rows.map(({ fields }) => fields['service'] ?? fields['tls'] ?? fields['server_name'])).toEqual([
      'smtp,ssl',
      true,
      'mail.y.example',
    ])
    expect(JSON.stringify(rows)).not.toMatch(/secret|b@y/)
    const http = { method: 'POST', host: 'h', uri: '/', userAgent: '', status: 200, requestBytes: 1, responseBytes: 1 }
    const secure = ZEEK.observe({ ...connection, service: 'ssl', http, serverName: 'h.example' })
    expect(secure.map(({ stream }) => stream)).toEqual(['conn', 'ssl'])
  })

  test('tell transfers of files as Zeek names them', () => {
    const step = (command: string, argument: string, replyCode: number, reply: string, size?: number) => ({
      command,
      argument,
      replyCode,
      reply,
      ...(size === undefined ? {} : { size }),
    })
    const ftp = {
      user: 'up',
      commands: [
        step('USER', 'up', 331, 'Password?'),
        step('CWD', '/in', 250, 'OK'),
        step('PASV', '', 227, 'Entering Passive Mode (192,0,2,1,195,80)'),
        step('STOR', 'x.zip', 226, 'Transfer complete', 900),
      ],
    }
    const rows = ZEEK.observe({ ...connection, service: 'ftp', ftp }).filter(({ stream }) => stream === 'ftp')
    expect(rows.map(({ fields }) => [fields['command'], fields['arg'], fields['data_channel.resp_p']])).toEqual([
      ['PASV', undefined, 50_000],
      ['STOR', 'ftp://93.184.215.14/in/x.zip', undefined],
    ])
    expect(rows[1]?.fields).toMatchObject({ password: '<hidden>', file_size: 900, reply_code: 226 })
  })

  test('have fields of their log only', () => {
    for (const { stream, fields } of records) {
      const names = columnsOf(stream).map(({ name }) => name)
      expect(Object.keys(fields).filter((name) => !names.includes(name))).toEqual([])
    }
  })

  test.each(['json', 'tsv'])('are read whole when written as %s', async (format) => {
    const session = await sessionOver(ZEEK, format, records)
    const { counts, diagnostics } = session.ingested
    expect([counts.read, counts.rejected, counts.unmapped, diagnostics]).toEqual([records.length, 0, 0, []])
    const hits = async (service: string, selection: string): Promise<number> => {
      const rule = `title: t\nlogsource: {product: zeek, service: ${service}}\ndetection: {s: ${selection}, condition: s}\n`
      return (await rowsOf(session, 'sigma', rule)).length
    }
    expect(await hits('dns', '{query: tunnel.example, qtype_name: A, answers: 93.184.215.14}')).toBe(1)
    expect(await hits('conn', '{id.resp_p: 22, orig_bytes|gte: 52428800, local_orig: true}')).toBe(1)
    expect(await hits('http', '{method: POST, host: drop.example, user_agent: curl/8.4}')).toBe(1)
    expect(await hits('smtp', '{mailfrom: a@corp.example, rcptto: b@drop.example}')).toBe(1)
    expect(await hits('ssh', '{client|contains: rclone}')).toBe(1)
  })
})

describeWithSharedData('real logs of Zeek', () => {
  const root = `${SHARED}/telemetry/security-datasets/compound`

  test('in its own format have the same fields and types', () => {
    const logs = unzipped(`${root}/LSASS_campaign_01/metasploit_logonpasswords_lsass_memory_dump_zeek_logs.zip`)
    for (const log of ['conn', 'dns', 'http', 'ssl']) {
      const text = [...logs].find(([name]) => name.endsWith(`${log}.log`))?.[1] ?? ''
      const line = (name: string) => new RegExp(`^#${name}\\t(.*)$`, 'm').exec(text)?.[1]?.split('\t')
      expect(columnsOf(log).map(({ name }) => name)).toEqual(line('fields'))
      expect(columnsOf(log).map(({ type }) => type)).toEqual(line('types'))
      const own =
        ZEEK.formats
          .find(({ id }) => id === 'tsv')
          ?.head?.(log)
          .split('\n') ?? []
      const real = text.split('\n').filter((each) => each.startsWith('#') && !/^#(?:open|close)/.test(each))
      expect(own.filter((each) => each !== '')).toEqual(real)
    }
  })

  test('as JSON have values of the same kinds', () => {
    const logs = unzipped(`${root}/apt29/day1/zeek/SCRANTON-zeek_logs.zip`)
    for (const log of ['conn', 'dns', 'http']) {
      const text = [...logs].find(([name]) => name.endsWith(`${log}.log`))?.[1] ?? ''
      const kinds = new Map<string, string>()
      for (const line of text.split('\n').filter((each) => each !== '')) {
        const row: Record<string, unknown> = JSON.parse(line)
        for (const [name, value] of Object.entries(row)) kinds.set(name.replace(/^id_/, 'id.'), kindOf(value))
      }
      const common = of(log)
        .flatMap(({ fields }) => Object.entries(fields))
        .filter(([name]) => kinds.has(name))
      expect(common.length).toBeGreaterThan(10)
      for (const [name, value] of common) expect([name, kindOf(value)]).toEqual([name, kinds.get(name)])
    }
  })
})

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value)
