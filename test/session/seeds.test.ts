import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSession, type Row as ResultRow } from '../../src/index.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { ADDRESSES, AGES, at, COMMANDS, Dice, iso, NOW, PORTS, type Row, TOOLS } from './seed-rows.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'siemless-test-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const seed = (name: string): string => readFileSync(`${SHARED}/seeds/${name}`, 'utf8')

function bind(table: string, rows: readonly Row[]): { table: string; path: string } {
  const file = path.join(directory, `${table}-${Math.abs(hash(JSON.stringify(rows)))}.jsonl`)
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  return { table, path: file }
}

function hash(text: string): number {
  let h = 0
  for (let i = 0; i < text.length; i += 1) h = (Math.imul(h, 31) + text.charCodeAt(i)) | 0
  return h
}

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted()

/** Term search as KQL documents it, in JavaScript: the oracle's own words. */
function has(text: string, needle: string): boolean {
  const t = text.replace(/[A-Z]/g, (c) => c.toLowerCase())
  const n = needle.replace(/[A-Z]/g, (c) => c.toLowerCase())
  const isTermChar = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c)
  for (let i = t.indexOf(n); i !== -1; i = t.indexOf(n, i + 1)) {
    const leftOk = !isTermChar(n[0]) || !isTermChar(t[i - 1])
    const rightOk = !isTermChar(n.at(-1)) || !isTermChar(t[i + n.length])
    if (leftOk && rightOk) return true
  }
  return false
}
const same = (a: string, b: string): boolean =>
  a.replace(/[A-Z]/g, (c) => c.toLowerCase()) === b.replace(/[A-Z]/g, (c) => c.toLowerCase())

const EXFIL_TOOLS = [
  'rclone.exe',
  'winscp.exe',
  'pscp.exe',
  'psftp.exe',
  'filezilla.exe',
  'sftp.exe',
  'scp.exe',
  'curl.exe',
  'wget.exe',
]

describeWithSharedData('the Defender seed as written', () => {
  const dice = new Dice(7)
  const processes = Array.from({ length: 700 }, (_, i) => ({
    Timestamp: iso(dice.pick(AGES)),
    DeviceName: dice.pick(['a', 'b']),
    AccountName: `u${i}`,
    FileName: dice.pick(TOOLS),
    ProcessCommandLine: dice.pick(COMMANDS),
    InitiatingProcessFileName: 'explorer.exe',
    InitiatingProcessCommandLine: 'explorer',
  }))
  const connections = Array.from({ length: 900 }, () => ({
    Timestamp: iso(dice.pick(AGES)),
    DeviceName: dice.pick(['a', 'b']),
    AccountName: dice.pick(['x', 'y']),
    InitiatingProcessFileName: dice.pick(['rclone.exe', 'Curl.exe', 'notepad.exe']),
    InitiatingProcessCommandLine: dice.pick(['sftp x', 'scp ', 'scp', 'none', 'output put x']),
    RemotePort: dice.pick(PORTS),
    RemoteIP: dice.pick(ADDRESSES),
    RemoteIPType: dice.pick(['Public', 'Public', 'Private', 'public']),
    SentBytes: dice.pick([0, 5_000_000, 10_485_760, 20_000_000, null]),
    ReceivedBytes: dice.pick([1, 2]),
  }))

  test('gives exactly the rows that its text means', async () => {
    const session = await openSession({
      sources: [bind('DeviceProcessEvents', processes), bind('DeviceNetworkEvents', connections)],
      now: NOW,
    })
    const result = await session.query(seed('T1048.002.defender.kql'), { language: 'kql' })
    const rows = await result.rows()
    await session.close()

    const isRecent = (row: { Timestamp: string }): boolean => Date.parse(row.Timestamp) > at(86_400_000)
    const anyOf = (text: string, needles: readonly string[]): boolean => needles.some((n) => has(text, n))
    const first = processes.filter(isRecent).flatMap((p) => {
      const isTool = EXFIL_TOOLS.some((t) => same(t, p.FileName))
      const viaCmd = same(p.FileName, 'cmd.exe') && anyOf(p.ProcessCommandLine, ['sftp', 'scp ', 'rclone', 'winscp'])
      const viaPs =
        same(p.FileName, 'powershell.exe') &&
        anyOf(p.ProcessCommandLine, ['sftp', 'scp', 'smtps', 'WebDAV', 'ftps', 'rclone'])
      if (!isTool && !viaCmd && !viaPs) return []
      const is = (name: string): boolean => same(p.FileName, name)
      const tool = is('rclone.exe')
        ? 'Rclone'
        : is('winscp.exe')
          ? 'WinSCP'
          : is('pscp.exe') || is('scp.exe')
            ? 'SCP'
            : is('psftp.exe') || is('sftp.exe')
              ? 'SFTP'
              : is('filezilla.exe')
                ? 'FileZilla'
                : has(p.ProcessCommandLine, 'sftp')
                  ? 'SFTP'
                  : has(p.ProcessCommandLine, 'scp ')
                    ? 'SCP'
                    : has(p.ProcessCommandLine, 'rclone')
                      ? 'Rclone'
                      : 'Unknown'
      return [[p.AccountName, p.Timestamp, tool]]
    })
    const third = processes
      .filter((p) => isRecent(p) && same(p.FileName, 'rclone.exe'))
      .flatMap((p) => {
        const command = p.ProcessCommandLine
        const copy = anyOf(command, ['copy', 'sync', 'move'])
        const remote =
          has(command, ':') && anyOf(command, ['sftp', 's3', 'gdrive', 'onedrive', 'mega', 'box', 'dropbox', 'webdav'])
        return copy || remote ? [[p.AccountName, p.Timestamp, copy, remote]] : []
      })
    const KEYWORDS = [
      'sftp',
      'scp ',
      'smtps',
      'ftps',
      'webdav',
      'rclone',
      'winscp',
      'put ',
      'mput',
      '--sftp',
      '--webdav',
      'ssl',
      'tls',
    ]
    const groups = new Map<string, typeof connections>()
    for (const c of connections) {
      const hit =
        isRecent(c) &&
        [443, 22, 465, 587, 990, 993, 8443, 21].includes(c.RemotePort) &&
        c.RemoteIPType === 'Public' &&
        (EXFIL_TOOLS.some((t) => same(t, c.InitiatingProcessFileName)) ||
          anyOf(c.InitiatingProcessCommandLine, KEYWORDS))
      if (!hit) continue
      const hour = Math.floor(Date.parse(c.Timestamp) / 3_600_000) * 3_600_000
      const key = JSON.stringify([
        c.DeviceName,
        c.AccountName,
        c.InitiatingProcessFileName,
        c.InitiatingProcessCommandLine,
        hour,
      ])
      groups.set(key, [...(groups.get(key) ?? []), c])
    }
    const second = [...groups].flatMap(([key, members]) => {
      const sent = members.flatMap((m) => (m.SentBytes === null ? [] : [m.SentBytes]))
      const mb = sent.length === 0 ? null : Math.round((sent.reduce((a, b) => a + b, 0) / 1_048_576) * 100) / 100
      if (!((mb !== null && mb > 10) || members.length > 5)) return []
      const [, account, , , hour] = JSON.parse(key) as [string, string, string, string, number]
      const ips = new Set(members.map((m) => m.RemoteIP)).size
      const ports = [...new Set(members.map((m) => m.RemotePort))].toSorted((a, b) => a - b)
      return [[account, hour, members.length, mb, ips, ports]]
    })

    const time = (row: ResultRow): string => new Date(String(row['Timestamp'])).toISOString()
    const isSecond = (row: ResultRow): boolean => row['ConnectionCount'] !== null
    const isThird = (row: ResultRow): boolean => row['HasCopy'] !== null
    expect(
      sorted(rows.filter((r) => !isSecond(r) && !isThird(r)).map((r) => [r['AccountName'], time(r), r['ToolName']])),
    ).toEqual(sorted(first))
    expect(sorted(rows.filter(isThird).map((r) => [r['AccountName'], time(r), r['HasCopy'], r['HasRemote']]))).toEqual(
      sorted(third),
    )
    const numbers = (ports: unknown): number[] => (ports as number[]).toSorted((a, b) => a - b)
    expect(
      sorted(
        rows
          .filter(isSecond)
          .map((r) => [
            r['AccountName'],
            Date.parse(String(r['Timestamp'])),
            r['ConnectionCount'],
            r['MBSent'],
            r['UniqueRemoteIPs'],
            numbers(r['Ports']),
          ]),
      ),
    ).toEqual(sorted(second))
    expect(first.length).toBeGreaterThan(50)
    expect(second.length).toBeGreaterThan(10)
    expect(third.length).toBeGreaterThan(3)
    expect(result.columns.map((c) => c.name)).toEqual([
      'Timestamp',
      'DeviceName',
      'AccountName',
      'FileName',
      'ProcessCommandLine',
      'InitiatingProcessFileName',
      'InitiatingProcessCommandLine',
      'ToolName',
      'ConnectionCount',
      'MBSent',
      'UniqueRemoteIPs',
      'Ports',
      'RemoteIPs',
      'HasCopy',
      'HasRemote',
    ])
    const times = rows.map((r) => Date.parse(String(r['Timestamp'])))
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(result.diagnostics.map((d) => d.code)).toContain('schema/column-from-record')
  })
})

describeWithSharedData('the LogScale seed as written', () => {
  const dice = new Dice(8)
  const events = Array.from({ length: 1200 }, (_, i) => {
    const kind = dice.pick([
      'ProcessRollup2',
      'SyntheticProcessRollup2',
      'NetworkConnectIP4',
      'DnsRequest',
      'processrollup2',
    ])
    const image = dice.next() < 0.1 ? {} : { ImageFileName: `\\Device\\HarddiskVolume3\\x\\${dice.pick(TOOLS)}` }
    const command = dice.next() < 0.15 ? {} : { CommandLine: dice.pick(COMMANDS) }
    const network =
      kind === 'NetworkConnectIP4'
        ? {
            ...(dice.next() < 0.1 ? {} : { RemoteAddressIP4: dice.pick(ADDRESSES) }),
            RemotePort: dice.next() < 0.5 ? dice.pick(PORTS) : String(dice.pick(PORTS)),
          }
        : {}
    return {
      '@timestamp': at(i * 1000),
      '#event_simpleName': kind,
      ComputerName: `H${i}`,
      UserName: 'u',
      ...image,
      ...command,
      ...network,
    }
  }) as Row[]

  test('gives exactly the rows that its text means', async () => {
    const session = await openSession({ sources: [bind('events', events)], now: NOW })
    const result = await session.query(seed('T1048.002.logscale.cql'), { language: 'cql' })
    const rows = await result.rows()
    await session.close()
    const expected = events.flatMap((e) => {
      const kind = String(e['#event_simpleName'])
      const image = e['ImageFileName'] as string | undefined
      const command = e['CommandLine'] as string | undefined
      const finds = (text: string | undefined, re: RegExp): boolean => text !== undefined && re.test(text)
      const tools =
        /(rclone\.exe|winscp\.exe|pscp\.exe|psftp\.exe|filezilla\.exe|sftp\.exe|scp\.exe|curl\.exe|wget\.exe)/i
      let type: string | undefined
      if (kind === 'ProcessRollup2' || kind === 'SyntheticProcessRollup2') {
        const hit =
          finds(image, tools) ||
          (finds(image, /(powershell\.exe|cmd\.exe)/i) &&
            finds(command, /(sftp|\bscp\b|smtps|ftps|webdav|rclone|winscp)/i)) ||
          (finds(image, /curl\.exe/i) && finds(command, /(--ssl|--tls|sftp:\/\/|ftps:\/\/)/i))
        if (hit) type = 'ProcessExecution'
      } else if (kind === 'NetworkConnectIP4') {
        const port = ['22', '443', '465', '587', '990', '993', '8443', '21'].includes(String(e['RemotePort']))
        const isPrivate = finds(
          e['RemoteAddressIP4'] as string | undefined,
          /^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.)/,
        )
        if (port && finds(image, tools) && !isPrivate) type = 'NetworkConnection'
      }
      if (type === undefined) return []
      const tool = finds(image, /rclone\.exe/i)
        ? 'Rclone'
        : finds(image, /winscp\.exe/i)
          ? 'WinSCP'
          : finds(image, /(pscp|scp)\.exe/i)
            ? 'SCP'
            : finds(image, /(psftp|sftp)\.exe/i)
              ? 'SFTP'
              : finds(image, /filezilla\.exe/i)
                ? 'FileZilla'
                : finds(command, /sftp/i)
                  ? 'SFTP-via-Script'
                  : finds(command, /rclone/i)
                    ? 'Rclone-via-Script'
                    : 'Unknown'
      const isRclone = finds(image, /rclone\.exe/i)
      const copy = String(isRclone && finds(command, /(copy|sync|move)/i))
      const remote = String(isRclone && finds(command, /(sftp|s3|gdrive|onedrive|mega|box|dropbox|webdav)/i))
      return [
        [e['ComputerName'], type, tool, copy, remote, e['RemotePort'] === undefined ? null : String(e['RemotePort'])],
      ]
    })
    const shown = rows.map((r) => [
      r['ComputerName'],
      r['DetectionType'],
      r['ToolName'],
      r['RcloneCopy'],
      r['RcloneRemote'],
      r['RemotePort'] === null ? null : String(r['RemotePort']),
    ])
    expect(shown).toEqual(expected)
    expect(expected.length).toBeGreaterThan(100)
  })
})

describeWithSharedData('the QRadar seed as written', () => {
  const dice = new Dice(9)
  const events = Array.from({ length: 1500 }, (_, i) => ({
    starttime: at(dice.pick(AGES)),
    logsourceid: 100 + (i % 3),
    logsourcename: `log source ${i % 3}`,
    devicetype: dice.pick([12, 229, 13, 433]),
    category: 8110,
    categoryname: 'Process Creation Success',
    username: `u${i}`,
    sourceip: '10.1.1.1',
    destinationip: dice.next() < 0.1 ? null : dice.pick(ADDRESSES),
    destinationport: dice.pick(PORTS),
    EventID: dice.pick(['1', '3', '4688', '5', 1, 3]),
    'Process Name': dice.next() < 0.1 ? null : dice.pick(TOOLS),
    CommandLine: dice.next() < 0.1 ? null : dice.pick(COMMANDS),
  }))

  test('gives exactly the rows that its text means', async () => {
    const session = await openSession({ sources: [bind('events', events)], now: NOW })
    const result = await session.query(seed('T1048.002.qradar.aql'), { language: 'aql' })
    const rows = await result.rows()
    await session.close()
    const expected = events.flatMap((e) => {
      const name = e['Process Name']
      const command = e.CommandLine
      const finds = (text: string | null, re: RegExp): boolean => text !== null && re.test(text)
      const tools =
        /(rclone\.exe|winscp\.exe|pscp\.exe|psftp\.exe|filezilla\.exe|sftp\.exe|scp\.exe|curl\.exe|wget\.exe)/i
      const id = String(e.EventID)
      const isProcess =
        ['1', '4688'].includes(id) &&
        (finds(name, tools) ||
          (finds(name, /(powershell\.exe|cmd\.exe)/i) &&
            finds(command, /(sftp|\bscp\b|smtps|ftps|webdav|rclone|winscp)/i)))
      const isNetwork =
        id === '3' &&
        [22, 443, 465, 587, 990, 993, 8443, 21].includes(e.destinationport) &&
        (finds(name, tools) || finds(command, /(sftp|smtps|webdav|ftps|rclone)/i)) &&
        e.destinationip !== null &&
        !/^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.)/.test(e.destinationip)
      if (![12, 229].includes(e.devicetype) || !(isProcess || isNetwork)) return []
      if (e.starttime < at(86_400_000)) return []
      const eventTime = new Date(e.starttime).toISOString().slice(0, 19).replace('T', ' ')
      return [[eventTime, e.logsourcename, e.username, id, name, command, e.categoryname, e.starttime]]
    })
    const shown = rows.map((r) => [
      r['EventTime'],
      r['LogSource'],
      r['username'],
      String(r['EventID']),
      r['ProcessName'],
      r['CommandLine'],
      r['Category'],
    ])
    // Whether the window's first instant belongs to it is the only thing that the documentation leaves open.
    const inside = expected.filter((e) => e[7] !== at(86_400_000)).map((e) => e.slice(0, 7))
    const edge = expected.filter((e) => e[7] === at(86_400_000)).map((e) => e.slice(0, 7))
    expect(edge.length).toBeGreaterThan(0)
    const withoutEdge = sorted(shown).filter((row) => !sorted(edge).includes(row))
    expect(withoutEdge).toEqual(sorted(inside))
    expect([0, edge.length]).toContain(shown.length - inside.length)
    expect(inside.length).toBeGreaterThan(100)
    const times = shown.map((r) => String(r[0]))
    expect(times).toEqual(times.toSorted().toReversed())
  })
})

describeWithSharedData('the Sumo Logic seed as written', () => {
  const dice = new Dice(10)
  const messages = Array.from({ length: 1500 }, (_, i) => {
    const id = dice.pick(['1', '3', 1, 3, '5', '11'])
    const network = String(id) === '3' || dice.next() < 0.2
    return {
      _messageTime: at(i * 1000),
      ...(dice.next() < 0.5 ? { EventID: id } : { EventCode: id }),
      Computer: `C${i}`,
      User: 'u',
      ...(dice.next() < 0.08 ? {} : { Image: `C:\\x\\${dice.pick(TOOLS)}` }),
      ...(dice.next() < 0.1 ? {} : { CommandLine: dice.pick(COMMANDS) }),
      ...(network
        ? {
            DestinationIp: dice.pick(ADDRESSES),
            DestinationPort: dice.next() < 0.5 ? dice.pick(PORTS) : String(dice.pick(PORTS)),
          }
        : {}),
    }
  }) as Row[]

  test('gives exactly the rows that its text means', async () => {
    const session = await openSession({ sources: [bind('messages', messages)], now: NOW })
    const result = await session.query(seed('T1048.003.sumologic.sumo'), { language: 'sumo' })
    const rows = await result.rows()
    await session.close()
    const expected = messages.flatMap((m) => {
      const image = m['Image'] as string | undefined
      const command = m['CommandLine'] as string | undefined
      const ip = m['DestinationIp'] as string | undefined
      const port = m['DestinationPort'] === undefined ? undefined : String(m['DestinationPort'])
      const finds = (text: string | undefined, re: RegExp): boolean => text !== undefined && re.test(text)
      /** Three-valued: nothing to match is not a mismatch. */
      const misses = (text: string | undefined, re: RegExp): boolean => text !== undefined && !re.test(text)
      const id = String(m['EventCode'] ?? m['EventID'])
      if (id !== '1' && id !== '3') return []
      const ftp =
        finds(image, /(ftp\.exe|winscp\.exe|filezilla\.exe|ncftp|lftp)/i) ||
        finds(command, /(ftp:\/\/|ftps:\/\/|--ftp-upload|--upload-file|-T ftp|STOR )/i)
      const http =
        finds(image, /(curl\.exe|wget\.exe|curl|wget)/i) &&
        finds(command, /(--upload-file|-T http:\/\/|--data-binary|--data @|-d @|--form|-F file=|multipart)/i) &&
        finds(command, /http:\/\//)
      const dns =
        finds(image, /(nslookup\.exe|dnscat|iodine|dns2tcp|dnstunnel)/i) || finds(command, /(dnscat|iodine|dns2tcp)/i)
      const smtp =
        finds(image, /(blat\.exe|swaks|sendmail|msmtp)/i) ||
        (finds(command, /(smtp|Send-MailMessage|sendmail)/i) &&
          finds(command, /(-attach|--attach|-to |--to |-server)/i))
      const plain =
        port !== undefined &&
        ['21', '25', '69', '80', '110', '143', '2121', '8080', '8000', '8888'].includes(port) &&
        misses(ip, /^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.)/) &&
        misses(image, /(chrome\.exe|firefox\.exe|msedge\.exe|iexplore\.exe|svchost\.exe|services\.exe)/i)
      const method = ftp
        ? 'FTP'
        : http
          ? 'HTTP_Upload'
          : dns
            ? 'DNS_Tunnel'
            : smtp
              ? 'SMTP'
              : plain
                ? 'Plaintext_Network'
                : undefined
      return method === undefined ? [] : [[m['Computer'], method, [ftp, http, dns, smtp].filter(Boolean).length]]
    })
    const shown = rows.map((r) => [r['Computer'], r['ExfilMethod'], Number(r['SuspicionScore'])])
    expect(shown).toEqual(expected)
    expect(expected.length).toBeGreaterThan(100)
    expect(result.columns.map((c) => c.name)).toEqual([
      '_messageTime',
      'Computer',
      'User',
      'Image',
      'CommandLine',
      'ParentImage',
      'ParentCommandLine',
      'DestinationIp',
      'DestinationPort',
      'ExfilMethod',
      'SuspicionScore',
    ])
  })
})
