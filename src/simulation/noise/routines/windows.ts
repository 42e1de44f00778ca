import { ANTIVIRUS, CERTIFICATES, TELEMETRY, UPDATES } from '../places.ts'
import { PROGRAMS } from '../programs.ts'
import type { Actor } from '../stage.ts'
import type { Routine, Scene, ServiceName } from '../world.ts'

/** What Windows does by itself, on desks and servers alike. */
export const WINDOWS: readonly Routine[] = [
  { perDay: 260, hours: 'always', play: scheduledTask },
  { perDay: 150, hours: 'always', play: telemetry },
  { perDay: 90, hours: 'always', play: certificateCheck },
  { perDay: 110, hours: 'always', play: componentHost },
  { perDay: 60, hours: 'always', play: search },
  { perDay: 45, hours: 'always', play: antivirusCloud },
  { perDay: 14, hours: 'always', play: antivirusTask },
  { perDay: 14, hours: 'always', play: systemUpdate },
  { perDay: 70, hours: 'always', play: directoryTraffic },
  { perDay: 40, hours: 'always', play: policy },
  { perDay: 24, hours: 'always', play: inventory },
  { perDay: 24, hours: 'always', play: deviceManagement },
  { perDay: 24, hours: 'always', play: timeService },
]

const TASKS = [
  (actor: Actor) => actor.call(PROGRAMS.taskhost, 'taskhostw.exe', 800, 90_000),
  (actor: Actor) => actor.call(PROGRAMS.taskhost, 'taskhostw.exe Install $(Arg0)', 800, 9000),
  (actor: Actor) => actor.call(PROGRAMS.taskhost, 'taskhostw.exe SYSTEM', 800, 60_000),
  (actor: Actor) => actor.call(PROGRAMS.taskhost, 'taskhostw.exe KEYROAMING', 500, 4000),
  (actor: Actor) => actor.call(PROGRAMS.errorReporting, 'C:\\Windows\\system32\\wermgr.exe -upload', 300, 9000),
  (actor: Actor) => actor.call(PROGRAMS.deviceCensus, 'C:\\Windows\\system32\\devicecensus.exe SystemCxt', 900, 20_000),
  (actor: Actor) =>
    actor.call(
      PROGRAMS.telemetryRunner,
      'C:\\Windows\\system32\\CompatTelRunner.exe -m:appraiser.dll -f:DoScheduledTelemetryRun',
      9000,
      200_000,
    ),
  (actor: Actor) => actor.call(PROGRAMS.licensing, 'C:\\Windows\\system32\\sppsvc.exe', 25_000, 40_000),
  (actor: Actor) => actor.call(PROGRAMS.cleanup, `C:\\Windows\\system32\\cleanmgr.exe /autoclean /d C:`, 3000, 50_000),
  (actor: Actor) => actor.call(PROGRAMS.defragment, `C:\\Windows\\system32\\defrag.exe -c -h -o -$`, 3000, 300_000),
  (actor: Actor) =>
    actor.call(PROGRAMS.updateOrchestrator, 'C:\\Windows\\system32\\MoUsoCoreWorker.exe -Embedding', 9000, 90_000),
] as const

function scheduledTask({ world, station, at, dice }: Scene): void {
  const task = TASKS[dice.unit() < 0.6 ? dice.whole(0, 2) : dice.whole(3, TASKS.length - 1)]
  task?.(world.service(station, 'schedule', at))
}

function telemetry({ world, station, at, dice }: Scene): void {
  const services: readonly [ServiceName, ...ServiceName[]] = ['telemetry', 'update', 'notifications', 'delivery']
  const service = world.service(station, dice.pick(services), at)
  const place = dice.pick(TELEMETRY)
  service.lookup(place.name, [place.address]).connect(place.address, place.name, {
    bytesOut: dice.whole(900, 40_000),
    bytesIn: dice.whole(3000, 12_000),
  })
}

/** Certificates are checked over plain HTTP. */
function certificateCheck({ world, station, at, dice }: Scene): void {
  const service = world.service(station, 'certificates', at)
  const place = dice.pick(CERTIFICATES)
  service.lookup(place.name, [place.address]).connect(place.address, place.name, {
    port: 80,
    bytesOut: dice.whole(260, 480),
    bytesIn: dice.whole(700, 4200),
    duration: dice.whole(20, 400),
    http: {
      method: 'GET',
      host: place.name,
      uri: `/${dice.hex(2)}${dice.chance(0.5) ? `/${dice.hex(40)}` : '.crl'}`,
      userAgent: 'Microsoft-CryptoAPI/10.0',
      status: dice.chance(0.9) ? 200 : 304,
      requestBytes: 0,
      responseBytes: dice.whole(471, 3800),
    },
  })
}

const COMPONENTS = [
  '{AB8902B4-09CA-4BB6-B78D-A8F59079A8D5}',
  '{3EB3C877-1F16-487C-9050-104DBCD66683}',
  '{973D20D7-562D-44B9-B70B-5A0F49CCDF3F}',
  '{E10F6C3A-F1AE-4ADC-AA9D-2FE65525666E}',
  '{776DBC8D-7347-478C-8D71-791E12EF49D8}',
] as const

function componentHost({ world, station, at, dice }: Scene): void {
  const launch = world.service(station, 'launch', at)
  const user = station.isDesk && station.isAttended ? { user: station.owner } : {}
  const which = dice.whole(0, 3)
  if (which === 0) {
    launch.call(
      PROGRAMS.dllhost,
      `C:\\Windows\\system32\\DllHost.exe /Processid:${dice.pick(COMPONENTS)}`,
      4000,
      9000,
      user,
    )
  } else if (which === 1) {
    launch.call(PROGRAMS.runtimeBroker, 'C:\\Windows\\System32\\RuntimeBroker.exe -Embedding', 9000, 200_000, user)
  } else if (which === 2) {
    launch.call(PROGRAMS.wmiProvider, 'C:\\Windows\\system32\\wbem\\wmiprvse.exe -secured -Embedding', 60_000, 120_000)
  } else {
    const name = dice.pick(['App', 'Calendar', 'Weather', 'Photos', 'Store', 'ShellFeeds', 'CortanaUI'])
    launch.call(
      PROGRAMS.backgroundTask,
      `"C:\\Windows\\system32\\backgroundTaskHost.exe" -ServerName:${name}.AppX${dice.hex(26)}.mca`,
      700,
      20_000,
      user,
    )
  }
}

function search({ world, station, at, dice }: Scene): void {
  const indexer = world.service(station, 'search', at)
  const number = dice.whole(100, 4000)
  if (dice.chance(0.6)) {
    indexer.call(
      PROGRAMS.searchProtocol,
      `"C:\\Windows\\system32\\SearchProtocolHost.exe" Global\\UsGthrFltPipeMssGthrPipe${number}_ Global\\UsGthrCtrlFltPipeMssGthrPipe${number} 1 -2147483646 "Software\\Microsoft\\Windows Search" "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT; MS Search 4.0 Robot)"`,
      20_000,
      120_000,
    )
  } else {
    indexer.call(
      PROGRAMS.searchFilter,
      `"C:\\Windows\\system32\\SearchFilterHost.exe" 0 ${number} ${number + 4} ${number + 12} 8192 ${number + 8}`,
      20_000,
      120_000,
    )
  }
  indexer.file('modify', 'C:\\ProgramData\\Microsoft\\Search\\Data\\Applications\\Windows\\edb.jtx', 1_048_576)
}

function antivirusCloud({ world, station, at, dice }: Scene): void {
  const place = dice.pick(ANTIVIRUS)
  const antivirus = world.service(station, 'antivirus', at).lookup(place.name, [place.address])
  antivirus.connect(place.address, place.name, { bytesOut: dice.whole(800, 9000), bytesIn: dice.whole(900, 6000) })
  const scan = dice.hex(8).toUpperCase()
  antivirus.file(
    'create',
    `C:\\ProgramData\\Microsoft\\Windows Defender\\Scans\\History\\CacheManager\\MpScanCache-${scan}.bin`,
    4096,
  )
}

const ANTIVIRUS_TASKS = [
  'SignatureUpdate -ScheduleJob -RestrictPrivileges',
  'Scan -ScheduleJob -ScanTrigger 55 -IdleScheduledJob',
  'SpyNetServiceDss -RestrictPrivileges -AccessKey',
  '-IdleTask -TaskName WdCacheMaintenance',
  'GetDeviceTicket -AccessKey',
] as const

function antivirusTask({ world, station, at, dice }: Scene): void {
  const task = dice.pick(ANTIVIRUS_TASKS)
  const guid = dice.hex(32).toUpperCase()
  const argument = task.endsWith('-AccessKey') ? `${task} ${guid}` : task
  const command = world
    .service(station, 'schedule', at)
    .run(PROGRAMS.antivirusCommand, `"${PROGRAMS.antivirusCommand.image}" ${argument}`, { label: 'antivirus' })
  command.run(PROGRAMS.console, '\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1').wait(900, 9000).end()
  if (task.startsWith('Signature')) {
    const place = ANTIVIRUS[2] ?? ANTIVIRUS[0]
    command
      .lookup(place.name, [place.address])
      .connect(place.address, place.name, { bytesIn: dice.whole(90_000, 9_000_000) })
    command.file('create', `C:\\Windows\\Temp\\MPTelemetrySubmit-${dice.hex(8)}.tmp`, dice.whole(900, 9000))
  }
  command.wait(1000, 30_000).end()
}

function systemUpdate({ world, station, at, dice }: Scene): void {
  const place = dice.pick(UPDATES)
  const delivery = world.service(station, 'delivery', at).lookup(place.name, [place.address])
  delivery.connect(place.address, place.name, {
    port: 80,
    bytesOut: dice.whole(300, 900),
    bytesIn: dice.whole(9000, 40_000_000),
    duration: dice.whole(300, 60_000),
    http: {
      method: dice.chance(0.2) ? 'HEAD' : 'GET',
      host: place.name,
      uri: `/d/msdownload/update/software/defu/${dice.whole(2025, 2026)}/0${dice.whole(1, 9)}/am_delta_patch_1.413.${dice.whole(100, 900)}.0_${dice.hex(40)}.exe`,
      userAgent: 'Microsoft-Delivery-Optimization/10.0',
      status: 206,
      requestBytes: 0,
      responseBytes: dice.whole(8000, 39_000_000),
    },
  })
  delivery.file(
    'create',
    `C:\\Windows\\SoftwareDistribution\\Download\\${dice.hex(32)}\\package.cab`,
    dice.whole(9000, 9_000_000),
  )
  if (!dice.chance(0.3)) return
  const launch = world.service(station, 'launch', delivery.now)
  const worker = launch.run(
    PROGRAMS.trustedInstaller,
    'C:\\Windows\\winsxs\\amd64_microsoft-windows-servicingstack\\TiWorker.exe -Embedding',
  )
  for (let i = dice.whole(2, 9); i > 0; i -= 1) {
    worker.file(
      'create',
      `C:\\Windows\\WinSxS\\Temp\\InFlight\\${dice.hex(32)}\\${dice.hex(8)}.dll`,
      dice.whole(9000, 900_000),
    )
  }
  worker.wait(9000, 90_000).end()
}

/** Kerberos, LDAP and SMB to the domain's controllers. */
function directoryTraffic({ world, station, at, dice }: Scene): void {
  const port = dice.pick([88, 389, 445, 135, 49_667])
  world.service(station, 'lsass', at).connect(world.addressOf('directory'), `srv-dc-118.${station.host.domain}`, {
    port,
    bytesOut: dice.whole(300, 4000),
    bytesIn: dice.whole(300, 6000),
    duration: dice.whole(10, 9000),
  })
}

function policy({ world, station, at, dice }: Scene): void {
  if (dice.chance(0.25)) {
    const target = dice.pick(['computer', 'user'])
    world.service(station, 'schedule', at).call(PROGRAMS.groupPolicy, `gpupdate.exe /target:${target}`, 900, 20_000)
    return
  }
  const guid = dice.hex(32).toUpperCase()
  world
    .service(station, 'schedule', at)
    .file(
      'create',
      `C:\\Windows\\System32\\GroupPolicy\\DataStore\\0\\sysvol\\harbor.example\\Policies\\{${guid}}\\gpt.ini`,
      64,
    )
}

const CLASSES = [
  'Win32_ComputerSystem',
  'Win32_OperatingSystem',
  'Win32_BIOS',
  'Win32_LogicalDisk',
  'Win32_QuickFixEngineering',
  'Win32_NetworkAdapterConfiguration',
  'Win32_Processor',
  'Win32_PhysicalMemory',
  'Win32_Battery',
  'Win32_Printer',
] as const
const INVENTORY_KEYS = ['Uninstall', 'Run', 'App Paths', 'Component Based Servicing'] as const

function inventory({ world, station, at, dice }: Scene): void {
  const agent = world.service(station, 'configuration', at)
  const name = `${dice.pick(['Get', 'Test', 'Find'])}-${dice.pick(['Inventory', 'Compliance', 'DiskSpace', 'Baseline', 'Software'])}`
  const path = `C:\\Windows\\CCM\\SystemTemp\\${name}-${dice.whole(100, 180)}.ps1`
  const shell = agent.run(
    PROGRAMS.powershell,
    `"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe" -NoLogo -NonInteractive -ExecutionPolicy AllSigned -File "${path}"`,
  )
  const kind = dice.pick(CLASSES)
  const key = dice.pick(INVENTORY_KEYS)
  const days = dice.whole(7, 60)
  if (dice.chance(0.5)) {
    shell.script(
      `$since = (Get-Date).AddDays(-${days})\r\n$rows = Get-CimInstance -ClassName ${kind} | Select-Object -Property *\r\n$rows | Where-Object { $_.InstallDate -gt $since } | ConvertTo-Json -Compress | Set-Content -Path "$env:ProgramData\\Harbor\\${kind}.json"`,
      path,
      [
        { name: 'Get-CimInstance', parameters: { ClassName: kind } },
        { name: 'Set-Content', parameters: { Path: `C:\\ProgramData\\Harbor\\${kind}.json` } },
      ],
    )
    shell.file('create', `C:\\ProgramData\\Harbor\\${kind}.json`, dice.whole(300, 9000))
  } else {
    shell.script(
      `Get-ChildItem "HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\${key}" | ForEach-Object { Get-ItemProperty $_.PSPath } | Measure-Object`,
      path,
      [
        { name: 'Get-ChildItem', parameters: { Path: `HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\${key}` } },
        { name: 'Measure-Object', parameters: {} },
      ],
    )
  }
  shell.wait(900, 9000).end()
  agent.resume(shell.now)
  agent.connect(world.addressOf('management'), `srv-mgt.${station.host.domain}`, {
    port: 443,
    bytesOut: dice.whole(900, 90_000),
  })
}

function deviceManagement({ world, station, at, dice }: Scene): void {
  const place = TELEMETRY[dice.whole(3, 4)] ?? TELEMETRY[0]
  const agent = world.service(station, 'devices', at).lookup(place.name, [place.address])
  agent.connect(place.address, place.name)
  agent.file(
    'modify',
    'C:\\ProgramData\\Microsoft\\IntuneManagementExtension\\Logs\\IntuneManagementExtension.log',
    dice.whole(9000, 2_000_000),
  )
}

function timeService({ world, station, at }: Scene): void {
  world.service(station, 'time', at).connect(world.addressOf('directory'), undefined, {
    port: 123,
    transport: 'udp',
    bytesOut: 48,
    bytesIn: 48,
    duration: 20,
  })
}
