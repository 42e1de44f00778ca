// Data for the benchmarks: Sysmon-like events as JSON lines, and the same behaviour in each platform's own shape.

import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'

export const DATA = new URL('./data/', import.meta.url)
export const NOW = '2026-11-20T12:00:00Z'
const END = Date.parse(NOW)
const SPAN = 36 * 3_600_000

export function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const SYSTEM = [
  'svchost.exe',
  'chrome.exe',
  'conhost.exe',
  'RuntimeBroker.exe',
  'msedge.exe',
  'SearchIndexer.exe',
  'backgroundTaskHost.exe',
  'taskhostw.exe',
]
const SHELLS = ['cmd.exe', 'powershell.exe']
const TOOLS = ['rclone.exe', 'winscp.exe', 'curl.exe', 'sftp.exe', 'ftp.exe', 'nslookup.exe', 'pscp.exe']
const PORTS = [443, 443, 443, 80, 22, 53, 8080, 21, 445, 3389, 993]
const WORDS = [
  'report',
  'update',
  'sync',
  'index',
  'cache',
  'session',
  'profile',
  'backup',
  'archive',
  'query',
  'transfer',
  'put',
  'copy',
  'ssl',
]

/** One made-up event: a process start (four of five) or a connection. */
function* events(count, seed) {
  const random = seeded(seed)
  const pick = (items) => items[Math.floor(random() * items.length)]
  const word = () =>
    Math.floor(random() * 4294967296)
      .toString(16)
      .padStart(8, '0')
  const hex = (n) => {
    let text = ''
    while (text.length < n) text += word()
    return text.slice(0, n)
  }
  // Processes that are still there, by host: the parents of new ones, and those that connect.
  const alive = new Map()
  for (let i = 0; i < count; i += 1) {
    const at = END - SPAN + Math.floor((i / count) * SPAN)
    const roll = random()
    const name =
      roll < 0.004
        ? pick(TOOLS)
        : roll < 0.06
          ? pick(SHELLS)
          : roll < 0.08
            ? `tool${Math.floor(random() * 19000)}.exe`
            : pick(SYSTEM)
    const host = `ws-${String(Math.floor(random() * 400)).padStart(4, '0')}.corp.example`
    const user = `user${Math.floor(random() * 300)}`
    const distinct = random() < 0.5
    const command = `"C:\\Program Files\\${pick(WORDS)}\\${name}" --${pick(WORDS)} ${pick(WORDS)} --job ${distinct ? hex(24) : Math.floor(random() * 40)}${roll < 0.004 && random() < 0.5 ? ' sftp:box/in --copy' : ''}`
    const digits = hex(32)
    const guid = `{${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}}`
    const pid = 1000 + Math.floor(random() * 60000)
    const isNetwork = random() < 0.2
    const known = alive.get(host) ?? []
    const other = known.length === 0 ? { guid, pid } : pick(known)
    if (!isNetwork && (known.length < 4 || random() < 0.2)) {
      alive.set(host, [{ guid, pid }, ...known.slice(0, 11)])
    }
    yield {
      at,
      i,
      host,
      user,
      name,
      image: `C:\\Program Files\\${pick(WORDS)}\\${name}`,
      command,
      parent: pick(['explorer.exe', 'services.exe', 'cmd.exe']),
      guid: isNetwork ? other.guid : guid,
      pid: isNetwork ? other.pid : pid,
      parentGuid: other.guid,
      parentPid: other.pid,
      isNetwork,
      ip:
        random() < 0.5
          ? `10.${Math.floor(random() * 255)}.3.4`
          : `93.184.${Math.floor(random() * 255)}.${Math.floor(random() * 255)}`,
      port: pick(PORTS),
      sha: hex(64),
      bytes: Math.floor(random() * 8_000_000),
    }
  }
}

function sysmon(e) {
  const base = {
    '@timestamp': new Date(e.at).toISOString(),
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    SourceName: 'Microsoft-Windows-Sysmon',
    EventID: e.isNetwork ? 3 : 1,
    Hostname: e.host,
    RecordNumber: e.i,
    UtcTime: new Date(e.at).toISOString().replace('T', ' ').replace('Z', ''),
    ProcessGuid: e.guid,
    ProcessId: String(e.pid),
    Image: e.image,
    User: `CORP\\${e.user}`,
    RuleName: '-',
  }
  if (e.isNetwork) {
    return {
      ...base,
      Protocol: 'tcp',
      Initiated: 'true',
      SourceIsIpv6: 'false',
      SourceIp: '10.1.2.3',
      SourceHostname: e.host,
      SourcePort: '51234',
      SourcePortName: '-',
      DestinationIsIpv6: 'false',
      DestinationIp: e.ip,
      DestinationHostname: '-',
      DestinationPort: String(e.port),
      DestinationPortName: '-',
    }
  }
  return {
    ...base,
    FileVersion: '10.0.19041.1 (WinBuild.160101.0800)',
    Description: 'A program of the benchmark',
    Product: 'siemless benchmark',
    Company: 'Example Corporation',
    OriginalFileName: e.name,
    CommandLine: e.command,
    CurrentDirectory: 'C:\\Windows\\system32\\',
    LogonGuid: e.guid,
    LogonId: '0x3e7',
    TerminalSessionId: '1',
    IntegrityLevel: 'Medium',
    Hashes: `SHA1=${e.sha.slice(0, 40)},MD5=${e.sha.slice(0, 32)},SHA256=${e.sha},IMPHASH=${e.sha.slice(0, 32)}`,
    ParentProcessGuid: e.parentGuid,
    ParentProcessId: String(e.parentPid),
    ParentImage: `C:\\Windows\\${e.parent}`,
    ParentCommandLine: `C:\\Windows\\${e.parent} -k netsvcs -p -s Schedule`,
    ParentUser: 'NT AUTHORITY\\SYSTEM',
  }
}

const SHAPES = {
  'sysmon.jsonl': (e) => sysmon(e),
  'defender-process.jsonl': (e) =>
    e.isNetwork
      ? undefined
      : {
          Timestamp: new Date(e.at).toISOString(),
          DeviceName: e.host,
          ActionType: 'ProcessCreated',
          FileName: e.name,
          FolderPath: e.image,
          ProcessId: e.pid,
          ProcessCommandLine: e.command,
          AccountName: e.user,
          InitiatingProcessFileName: e.parent,
          InitiatingProcessCommandLine: `C:\\Windows\\${e.parent} -k netsvcs`,
          SHA256: e.sha,
        },
  'defender-network.jsonl': (e) =>
    e.isNetwork
      ? {
          Timestamp: new Date(e.at).toISOString(),
          DeviceName: e.host,
          ActionType: 'ConnectionSuccess',
          AccountName: e.user,
          InitiatingProcessFileName: e.name,
          InitiatingProcessCommandLine: e.command,
          RemoteIP: e.ip,
          RemotePort: e.port,
          RemoteIPType: e.ip.startsWith('10.') ? 'Private' : 'Public',
          SentBytes: e.bytes,
          ReceivedBytes: 100,
        }
      : undefined,
  'falcon.jsonl': (e) => ({
    '@timestamp': e.at,
    '#event_simpleName': e.isNetwork ? 'NetworkConnectIP4' : 'ProcessRollup2',
    ComputerName: e.host,
    UserName: e.user,
    ImageFileName: `\\Device\\HarddiskVolume3${e.image.slice(2)}`,
    ...(e.isNetwork
      ? { RemoteAddressIP4: e.ip, RemotePort: String(e.port) }
      : { CommandLine: e.command, ParentImageFileName: e.parent, SHA256HashData: e.sha }),
    aid: e.sha.slice(0, 32),
  }),
  'qradar.jsonl': (e) => ({
    starttime: e.at,
    logsourceid: 162,
    logsourcename: 'Sysmon @ office',
    devicetype: 12,
    category: 8110,
    categoryname: 'Process Creation Success',
    username: e.user,
    sourceip: '10.1.2.3',
    destinationip: e.isNetwork ? e.ip : '10.1.2.3',
    destinationport: e.isNetwork ? e.port : 0,
    EventID: e.isNetwork ? '3' : '1',
    'Process Name': e.name,
    ...(e.isNetwork ? {} : { CommandLine: e.command }),
  }),
  'sumo.jsonl': (e) => ({
    _messageTime: e.at,
    _sourceCategory: 'windows/sysmon',
    Computer: e.host,
    EventID: e.isNetwork ? '3' : '1',
    User: e.user,
    Image: e.image,
    ...(e.isNetwork
      ? { DestinationIp: e.ip, DestinationPort: String(e.port) }
      : { CommandLine: e.command, ParentImage: `C:\\Windows\\${e.parent}`, ParentCommandLine: e.parent }),
  }),
}

const CHUNK = 1 << 20

/** Writes every file that is not there yet, all in one go. */
export async function generate(count) {
  mkdirSync(DATA, { recursive: true })
  const missing = Object.entries(SHAPES).filter(([name]) => !existsSync(dataFile(count, name)))
  if (missing.length === 0) return
  const files = missing.map(([name, shape]) => {
    const partial = new URL(`${count}-${name}.partial`, DATA)
    return { name, shape, partial, fd: openSync(partial, 'w'), chunk: '' }
  })
  const flush = (file) => {
    writeSync(file.fd, file.chunk)
    file.chunk = ''
  }
  for (const event of events(count, 1048)) {
    for (const file of files) {
      const row = file.shape(event)
      if (row === undefined) continue
      file.chunk += `${JSON.stringify(row)}\n`
      if (file.chunk.length > CHUNK) flush(file)
    }
  }
  for (const file of files) {
    flush(file)
    closeSync(file.fd)
    renameSync(file.partial, dataFile(count, file.name))
  }
}

export function dataFile(count, name) {
  return new URL(`${count}-${name}`, DATA)
}
