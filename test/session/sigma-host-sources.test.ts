import { describe, expect, test } from 'vitest'
import { huntShort, type ShortRule } from '../support/sigma-hunt.ts'

const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase()

const AUDIT = [
  'type=SYSCALL msg=audit(1772701200.100:501): arch=c000003e syscall=59 success=yes exit=0 a0=55d0 a1=55d1 a2=55d2 a3=0 items=2 ppid=2100 pid=2101 auid=1000 uid=1000 gid=1000 euid=0 suid=0 fsuid=0 egid=1000 sgid=1000 fsgid=1000 tty=pts0 ses=4 comm="tar" exe="/usr/bin/tar" key="archive"',
  `type=EXECVE msg=audit(1772701200.100:501): argc=3 a0="tar" a1="-cf" a2=${hex('/tmp/all my files.tar')}`,
  'type=CWD msg=audit(1772701200.100:501): cwd="/home/dana"',
  'type=PATH msg=audit(1772701200.100:501): item=0 name="/usr/bin/tar" inode=77 dev=08:01 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL',
  `type=PROCTITLE msg=audit(1772701200.100:501): proctitle=${hex('tar\0-cf')}`,
  'type=SYSCALL msg=audit(1772701201.000:502): arch=c000003e syscall=99 success=yes exit=0 a0=7ffc a1=0 a2=0 a3=0 items=0 ppid=2100 pid=2102 auid=1000 uid=1000 gid=1000 euid=1000 suid=1000 fsuid=1000 egid=1000 sgid=1000 fsgid=1000 tty=pts0 ses=4 comm="probe" exe="/home/dana/probe" key=(null)',
  'type=SERVICE_STOP msg=audit(1772701202.000:503): pid=1 uid=0 auid=4294967295 ses=4294967295 msg=\'unit=auditd comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success\'',
].join('\n')

/** As `log_format = ENRICHED` writes it. */
const ENRICHED =
  'type=SYSCALL msg=audit(1772701210.000:601): arch=c000003e syscall=41 success=yes exit=3 a0=26 a1=80005 a2=0 a3=0 items=0 ppid=1 pid=900 auid=1000 uid=1000 gid=1000 euid=1000 suid=1000 fsuid=1000 egid=1000 sgid=1000 fsgid=1000 tty=pts1 ses=5 comm="alg" exe="/tmp/alg" key="crypto"\x1dARCH=x86_64 SYSCALL=socket AUID="dana" UID="dana" GID="dana" EUID="dana"\n'

const RELAYED = [
  '<86>Mar  5 09:00:20 web1 audispd: node=web1.example.org type=SYSCALL msg=audit(1772701220.000:701): arch=c000003e syscall=175 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=0 ppid=1 pid=950 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts2 ses=6 comm="insmod" exe="/usr/bin/kmod" key="modules"',
  '<86>Mar  5 09:00:21 web1 audispd: node=web1.example.org type=PATH msg=audit(1772701220.000:701): item=0 name="/lib/modules/own.ko" inode=9 dev=08:01 mode=0100644 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL',
].join('\n')

const auditd = (title: string, detection: string): ShortRule => ({
  title,
  logsource: 'product: linux, service: auditd',
  detection: `selection:\n${detection
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}`,
})

describe('the audit log of Linux', () => {
  test('raw, enriched and relayed records', async () => {
    const { rules, counts } = await huntShort(
      { 'audit.log': AUDIT, 'enriched.log': ENRICHED, 'relayed.log': RELAYED },
      [
        auditd('arguments', `type: EXECVE\na0: tar\na1|startswith: '-c'\na2|contains: 'all my files'`),
        auditd('call by name', `type: SYSCALL\nSYSCALL: sysinfo`),
        auditd('call by number', `type: SYSCALL\nsyscall: 99`),
        auditd('call in lower case', `type: SYSCALL\nsyscall: init_module\nexe|endswith: /kmod`),
        auditd('call of an enriched record', `type: SYSCALL\nSYSCALL: socket\na0: 26`),
        auditd('user of a call', `type: SYSCALL\neuid: 0\ncomm: tar\nkey: archive`),
        auditd('path', `type: PATH\nnametype: NORMAL\nname|endswith: .ko`),
        auditd('service', `type: SERVICE_STOP\nunit|contains: auditd`),
        auditd('no such record', `type: USER_LOGIN`),
        {
          title: 'process',
          logsource: 'product: linux, category: process_creation',
          detection: `selection:\n  Image|endswith: /tar\n  CommandLine|contains: '-cf /tmp'`,
        },
        {
          title: 'keywords of all of Linux',
          logsource: 'product: linux',
          detection: `selection:\n  - '/lib/modules/own.ko'`,
        },
        {
          title: 'of another host',
          logsource: 'product: macos, category: file_event',
          detection: 'selection:\n  TargetFilename: b',
        },
      ],
    )
    expect(rules).toEqual({
      arguments: 'ran 1',
      'call by name': 'ran 1',
      'call by number': 'ran 1',
      'call in lower case': 'ran 1',
      'call of an enriched record': 'ran 1',
      'user of a call': 'ran 1',
      path: 'ran 1',
      service: 'ran 1',
      'no such record': 'ran 0',
      process: 'ran 1',
      'keywords of all of Linux': 'ran 1',
      'of another host': 'not-applicable 0',
    })
    for (const [read, mapped, unmapped, rejected] of Object.values(counts))
      expect(mapped + unmapped + rejected).toBe(read)
  })
})

function sysmon(id: number, data: Readonly<Record<string, string>>): string {
  const fields = Object.entries(data).map(([name, value]) => `<Data Name="${name}">${value}</Data>`)
  return (
    `Mar  5 09:10:${String(id).padStart(2, '0')} app1 sysmon: <Event><System><Provider Name="Linux-Sysmon" Guid="{ff032593-a8d3-4f13-b0d6-01fc615a0f97}"/>` +
    `<EventID>${id}</EventID><Version>5</Version><Level>4</Level><Task>${id}</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords>` +
    `<TimeCreated SystemTime="2026-03-05T09:10:${String(id).padStart(2, '0')}.000000000Z"/><EventRecordID>${id}</EventRecordID><Correlation/>` +
    `<Execution ProcessID="700" ThreadID="700"/><Channel>Linux-Sysmon/Operational</Channel><Computer>app1</Computer><Security UserId="0"/></System>` +
    `<EventData>${fields.join('')}</EventData></Event>`
  )
}

describe('Sysmon for Linux', () => {
  test('in syslog', async () => {
    const process = { RuleName: '-', UtcTime: '2026-03-05 09:10:01.000', ProcessGuid: '{a1}', ProcessId: '812' }
    const log = [
      sysmon(1, {
        ...process,
        Image: '/usr/bin/nmap',
        CommandLine: 'nmap -sS 192.0.2.0/24',
        CurrentDirectory: '/home/dana',
        User: 'dana',
        ParentImage: '/usr/bin/bash',
        ParentCommandLine: '-bash',
      }),
      sysmon(3, {
        ...process,
        Image: '/usr/bin/nmap',
        User: 'dana',
        Protocol: 'tcp',
        Initiated: 'true',
        SourceIp: '192.0.2.10',
        SourcePort: '40000',
        DestinationIp: '198.51.100.7',
        DestinationPort: '4444',
      }),
      sysmon(11, { ...process, Image: '/usr/bin/cp', TargetFilename: '/etc/cron.d/job', User: 'root' }),
    ].join('\n')
    const { rules, counts, rows } = await huntShort({ 'syslog.log': log }, [
      {
        title: 'process',
        logsource: 'product: linux, category: process_creation',
        detection: `selection:\n  Image|endswith: /nmap\n  CommandLine|contains: ' -sS '\n  ParentImage|endswith: /bash\n  User: dana`,
      },
      {
        title: 'connection',
        logsource: 'product: linux, category: network_connection',
        detection: `selection:\n  Initiated: 'true'\n  DestinationIp|cidr: 198.51.100.0/24\n  DestinationPort: 4444\n  Image|endswith: /nmap`,
      },
      {
        title: 'file',
        logsource: 'product: linux, category: file_event',
        detection: `selection:\n  TargetFilename|startswith: /etc/cron.d/`,
      },
      {
        title: 'sysmon',
        logsource: 'product: linux, service: sysmon',
        detection: `selection:\n  Provider_Name: Linux-Sysmon\n  EventID: 11`,
      },
      {
        title: 'of Windows',
        logsource: 'product: windows, category: process_creation',
        detection: `selection:\n  Image|endswith: /nmap`,
      },
    ])
    expect(rules).toEqual({
      process: 'ran 1',
      connection: 'ran 1',
      file: 'ran 1',
      sysmon: 'ran 1',
      'of Windows': 'not-applicable 0',
    })
    expect(counts['syslog.log']).toEqual([3, 3, 0, 0])
    expect(rows['process']?.[0]).toMatchObject({ host: 'app1', user: 'dana', process: '/usr/bin/nmap' })
  })
})

const LINUX_LOG = [
  'Mar  5 09:20:01 bastion sshd[811]: Failed password for invalid user probe from 203.0.113.9 port 50122 ssh2',
  'Mar  5 09:20:02 bastion sshd-session[812]: error: kex protocol mismatch [preauth]',
  'Mar  5 09:20:03 bastion sudo:     dana : TTY=pts/0 ; PWD=/home/dana ; USER=#-1 ; COMMAND=/usr/bin/id -u',
  'Mar  5 09:20:04 bastion sudo:     omar : user NOT in sudoers ; TTY=pts/1 ; PWD=/tmp ; USER=root ; COMMAND=/bin/sh',
  'Mar  5 09:20:05 bastion crontab[990]: (dana) REPLACE (dana)',
  'Mar  5 09:20:06 bastion pkexec[1001]: omar: The value for the SHELL variable was not found the /etc/shells file [USER=root] [TTY=/dev/pts/1]',
  'Mar  5 09:20:07 bastion systemd[1]: Stopping System Logging Service...',
  'Mar  5 09:20:08 bastion guacd[55]: User "@1" joined connection (2 users now present)',
  'Mar  5 09:20:09 bastion clamd[66]: /srv/up/x.bin: Win.Test.Sample-1 FOUND',
  'Mar  5 09:20:10 bastion vsftpd[77]: CONNECT: Client "203.0.113.9", "Connection refused: too many sessions for this address."',
  'Mar  5 09:20:11 bastion kernel: probe[1200] bind a raw socket with bpf_probe_write_user helper!',
  'Mar  5 09:20:12 bastion nginx: 2026/03/05 09:20:12 [error] ModSecurity: Warning. Matched "Operator `Rx`" [id "900"]',
].join('\n')

const keywords = (title: string, logsource: string, ...words: readonly string[]): ShortRule => ({
  title,
  logsource,
  detection: `selection:\n${words.map((word) => `  - '${word}'`).join('\n')}`,
})

const LINUX_RULES: readonly ShortRule[] = [
  keywords('sshd', 'product: linux, service: sshd', 'invalid user', 'protocol mismatch'),
  keywords('auth', 'product: linux, service: auth', 'variable was not found the /etc/shells'),
  keywords('cron', 'product: linux, service: cron', 'REPLACE'),
  keywords('syslog', 'product: linux, service: syslog', 'Stopping System Logging*'),
  keywords('guacamole', 'product: linux, service: guacamole', '(2 users now present)'),
  keywords('clamav', 'product: linux, service: clamav', 'Win.Test'),
  keywords('vsftpd', 'product: linux, service: vsftpd', 'Connection refused: too many'),
  keywords('linux', 'product: linux', 'bpf_probe_write_user'),
  keywords('modsecurity', 'product: modsecurity', 'ModSecurity: *Matched'),
  {
    title: 'sudo',
    logsource: 'product: linux, service: sudo',
    detection: `selection:\n  USER:\n    - '#-*'\n    - '#*42'`,
  },
  {
    title: 'sudo command',
    logsource: 'product: linux, service: sudo',
    detection: `selection:\n  TTY: pts/1\n  USER: root\n  COMMAND|endswith: /sh\n  PWD: /tmp`,
  },
]

describe('lines of syslog', () => {
  test('each service has its own', async () => {
    const { rules, counts, rows } = await huntShort({ 'messages.log': LINUX_LOG }, LINUX_RULES)
    expect(rules).toEqual({
      sshd: 'ran 2',
      auth: 'ran 1',
      cron: 'ran 1',
      syslog: 'ran 1',
      guacamole: 'ran 1',
      clamav: 'ran 1',
      vsftpd: 'ran 1',
      linux: 'ran 1',
      modsecurity: 'ran 1',
      sudo: 'ran 1',
      'sudo command': 'ran 1',
    })
    expect(counts['messages.log']).toEqual([12, 12, 0, 0])
    expect(rows['sudo command']?.[0]).toMatchObject({ command: '/bin/sh', host: 'bastion' })
  })

  test('that the user binds', async () => {
    const { rules } = await huntShort(
      { 'sudo.txt': LINUX_LOG, 'app.log': '2026-03-05 09:00:00 ERROR TemplateSyntaxError at /own\n' },
      [
        ...LINUX_RULES.filter(({ title }) => title.startsWith('sudo')),
        keywords('django', 'product: django, category: application', 'TemplateSyntaxError'),
        keywords('other', 'product: spring, category: application', 'TemplateSyntaxError'),
      ],
      { 'sudo.txt': 'linux/sudo', 'app.log': 'django/application' },
    )
    expect(rules).toEqual({ sudo: 'ran 1', 'sudo command': 'ran 1', django: 'ran 1', other: 'not-applicable 0' })
  })
})

const RPC = `<Events><Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="RPCFW"/>
<EventID Qualifiers="0">3</EventID><Level>0</Level><Task>0</Task><Keywords>0xa0000000000000</Keywords>
<TimeCreated SystemTime="2026-03-05T09:30:00.0000000Z"/><EventRecordID>12</EventRecordID><Channel>RPCFW</Channel>
<Computer>dc1.example.org</Computer><Security/></System><EventData><Data>NdrServerCallAll</Data><Data>644</Data>
<Data>C:\\Windows\\System32\\services.exe</Data><Data>ncacn_np</Data><Data>\\PIPE\\svcctl</Data><Data>192.0.2.77</Data>
<Data>0a1b2c3d-0000-4000-8000-00000000abcd</Data><Data>12</Data><Data>EXAMPLE\\omar</Data><Data>PKT_PRIVACY</Data><Data>NTLM</Data>
</EventData></Event></Events>`

describe('products on Windows', () => {
  test('RPC Firewall', async () => {
    const { rules, rows } = await huntShort({ 'rpcfw.xml': RPC }, [
      {
        title: 'call',
        logsource: 'product: rpc_firewall, category: application',
        detection: `selection:\n  EventLog: RPCFW\n  EventID: 3\n  InterfaceUuid: 0a1b2c3d-0000-4000-8000-00000000abcd\n  OpNum:\n    - 11\n    - 12`,
      },
      {
        title: 'other call',
        logsource: 'product: rpc_firewall, category: application',
        detection: `selection:\n  EventLog: RPCFW\n  OpNum: 1`,
      },
    ])
    expect(rules).toEqual({ call: 'ran 1', 'other call': 'ran 0' })
    expect(rows['call']?.[0]).toMatchObject({ host: 'dc1.example.org' })
  })

  test('antivirus', async () => {
    const event = RPC.replace('"RPCFW"', '"Microsoft-Windows-Windows Defender"')
      .replace('<EventID Qualifiers="0">3<', '<EventID>1116<')
      .replace('<Channel>RPCFW<', '<Channel>Microsoft-Windows-Windows Defender/Operational<')
      .replace(
        /<EventData>[\s\S]*<\/EventData>/,
        '<EventData><Data Name="Threat Name">HackTool:Win32/Own</Data><Data Name="Path">file:_C:\\Temp\\own.exe</Data></EventData>',
      )
    const { rules } = await huntShort({ 'defender.xml': event }, [
      {
        title: 'signature',
        logsource: 'category: antivirus',
        detection: `selection:\n  Signature|startswith: HackTool\n  Filename|endswith: .exe`,
      },
    ])
    expect(rules).toEqual({ signature: 'ran 1' })
  })
})
