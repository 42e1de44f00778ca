import { PROGRAMS } from '../programs.ts'
import type { Role } from '../station.ts'
import type { Routine, Scene } from '../world.ts'

const work = (perDay: number, play: Routine['play']): Routine => ({ perDay, hours: 'work', play })

/** What servers of Windows do for others, by what they are for. */
export const SERVERS: Readonly<Partial<Record<Role, readonly Routine[]>>> = {
  directory: [work(900, directory)],
  files: [work(900, shares), { perDay: 4, hours: 'night', play: mirror }],
  backup: [work(60, shares), { perDay: 30, hours: 'night', play: mirror }],
  database: [work(900, database), { perDay: 6, hours: 'night', play: dump }],
  web: [work(900, web)],
  mail: [work(700, mail)],
  management: [work(500, reports), { perDay: 30, hours: 'always', play: script }],
  legacy: [work(300, database), { perDay: 10, hours: 'night', play: dump }],
  security: [work(60, reports)],
  sandbox: [],
}

const CLIENTS: readonly [Role, ...Role[]] = ['office', 'developer', 'administrator', 'web', 'linux-application']

function directory({ world, station, at, dice }: Scene): void {
  const from = world.anyAddress()
  if (dice.chance(0.4)) {
    world.service(station, 'directory', at).accept(from, 53, {
      transport: 'udp',
      service: 'dns',
      bytesOut: dice.whole(60, 400),
      bytesIn: dice.whole(30, 90),
      duration: 10,
    })
  } else {
    world.service(station, 'lsass', at).accept(from, dice.pick([88, 389, 636, 3268, 464]), {
      bytesOut: dice.whole(300, 9000),
      bytesIn: dice.whole(300, 6000),
    })
  }
}

function shares({ world, station, at, dice }: Scene): void {
  const service = world.service(station, 'shares', at)
  service.accept(world.addressOf(dice.pick(CLIENTS)), 445, {
    bytesOut: dice.whole(9000, 90_000_000),
    bytesIn: dice.whole(9000, 9_000_000),
    duration: dice.whole(900, 900_000),
  })
  const share = dice.pick(['Finance', 'Projects', 'Public', 'Legal', 'Scans', 'Profiles'])
  for (let i = dice.whole(1, 4); i > 0; i -= 1) {
    const name = `${dice.pick(['Offer', 'Scan', 'Ledger', 'Plan', 'Photo', 'Drawing'])} ${dice.whole(1, 9000)}.${dice.pick(['pdf', 'docx', 'xlsx', 'dwg', 'jpg'])}`
    service.file(
      dice.pick(['create', 'modify', 'modify', 'delete']),
      `D:\\Shares\\${share}\\${name}`,
      dice.whole(9000, 9_000_000),
    )
  }
}

/** Copies between the own servers. */
function mirror({ world, station, at, dice }: Scene): void {
  const share = dice.pick(['Finance', 'Projects', 'Public', 'Legal', 'Profiles'])
  const user = station.owner
  const job = world
    .service(station, 'schedule', at)
    .run(PROGRAMS.cmd, `C:\\Windows\\system32\\cmd.exe /c "C:\\Jobs\\mirror-${share.toLowerCase()}.cmd"`, {
      user,
      integrity: 'high',
      label: 'maintenance',
    })
  const copy = job.run(
    PROGRAMS.robocopy,
    `robocopy D:\\Shares\\${share} \\\\srv-bkp-${dice.whole(101, 120)}\\Mirror\\${share} /MIR /Z /R:2 /W:5 /NP /LOG:C:\\Jobs\\Logs\\mirror-${share.toLowerCase()}.log`,
    { user, integrity: 'high' },
  )
  copy.connect(world.addressOf('backup', 'files'), undefined, {
    port: 445,
    bytesOut: dice.whole(9_000_000, 9_000_000_000),
    duration: dice.whole(60_000, 3_000_000),
  })
  copy.file('create', `C:\\Jobs\\Logs\\mirror-${share.toLowerCase()}.log`, dice.whole(9000, 900_000))
  copy.wait(60_000, 1_800_000).end()
  job.resume(copy.now).end()
  if (!dice.chance(0.3)) return
  world
    .service(station, 'schedule', job.now)
    .call(PROGRAMS.shadowCopies, 'vssadmin.exe create shadow /for=D:', 900, 9000)
}

function database({ world, station, at, dice }: Scene): void {
  const server = world.service(station, 'sql', at)
  server.accept(world.addressOf(dice.pick(['web', 'linux-application', 'office', 'management'])), 1433, {
    bytesOut: dice.whole(900, 9_000_000),
    bytesIn: dice.whole(900, 90_000),
  })
  if (dice.chance(0.2))
    server.file(
      'modify',
      `E:\\Data\\${dice.pick(['Harbor', 'Billing', 'Portal', 'Reports'])}_log.ldf`,
      dice.whole(900_000, 900_000_000),
    )
}

function dump({ world, station, at, dice }: Scene): void {
  const name = dice.pick(['Harbor', 'Billing', 'Portal', 'Reports', 'Archive'])
  const user = station.owner
  const path = `E:\\Backup\\${name}_${dice.whole(1, 28)}.bak`
  const job = world
    .service(station, 'schedule', at)
    .run(
      PROGRAMS.sqlDump,
      `"${PROGRAMS.sqlDump.image}" -E -S localhost -Q "BACKUP DATABASE [${name}] TO DISK=N'${path}' WITH INIT, COMPRESSION"`,
      { user, integrity: 'high', label: 'maintenance' },
    )
  job.connect('127.0.0.1', undefined, { port: 1433 })
  world.service(station, 'sql', job.now).file('create', path, dice.whole(9_000_000, 900_000_000))
  job.wait(9000, 900_000).end()
}

function web({ world, station, at, dice }: Scene): void {
  const worker = world.service(station, 'web', at)
  worker.accept(world.addressOf(dice.pick(CLIENTS)), dice.chance(0.9) ? 443 : 80, {
    bytesOut: dice.whole(900, 900_000),
    bytesIn: dice.whole(400, 9000),
  })
  if (dice.chance(0.4)) worker.connect(world.addressOf('database'), undefined, { port: 1433 })
  if (dice.chance(0.1))
    worker.file(
      'modify',
      `C:\\inetpub\\logs\\LogFiles\\W3SVC1\\u_ex26${dice.whole(10, 12)}${dice.whole(10, 28)}.log`,
      dice.whole(9000, 9_000_000),
    )
}

/** Mail within the own network. */
function mail({ world, station, at, dice }: Scene): void {
  const transport = world.service(station, 'transport', at)
  if (dice.chance(0.7)) {
    transport.accept(world.addressOf('office', 'developer'), dice.pick([443, 587, 443]), {
      bytesIn: dice.whole(2000, 3_000_000),
      bytesOut: dice.whole(900, 90_000),
    })
  } else {
    transport.accept(world.addressOf('management', 'legacy', 'web'), 25, {
      bytesIn: dice.whole(2000, 900_000),
      bytesOut: 900,
    })
  }
  transport.file(
    'create',
    `C:\\Program Files\\Microsoft\\Exchange Server\\V15\\TransportRoles\\data\\Queue\\${dice.hex(8)}.eml`,
    dice.whole(2000, 3_000_000),
  )
}

function reports({ world, station, at, dice }: Scene): void {
  world.service(station, 'configuration', at).accept(world.addressOf('office', 'developer'), 443, {
    bytesIn: dice.whole(900, 90_000),
    bytesOut: dice.whole(900, 90_000),
  })
}

function script({ world, station, at, dice }: Scene): void {
  const user = station.owner
  const name = dice.pick([
    'Sync-Groups',
    'Test-Services',
    'Update-Inventory',
    'Clear-Profiles',
    'Get-Uptime',
    'Export-Licenses',
  ])
  const path = `C:\\Jobs\\${name}.ps1`
  const shell = world
    .service(station, 'schedule', at)
    .run(
      PROGRAMS.powershell,
      `powershell.exe -NoProfile -ExecutionPolicy RemoteSigned -File ${path} -Days ${dice.whole(1, 30)}`,
      { user, integrity: 'high', label: 'management' },
    )
  const filter = `SRV-${dice.pick(['FS', 'SQL', 'WEB', 'MX'])}*`
  shell.script(
    `param([int]$Days)\r\nGet-ADComputer -Filter "Name -like '${filter}'" | ForEach-Object { Test-Connection -ComputerName $_.Name -Count 1 -Quiet }`,
    path,
    [{ name: 'Get-ADComputer', parameters: { Filter: `Name -like '${filter}'` } }],
  )
  shell.connect(world.addressOf('directory'), undefined, { port: 9389 })
  for (let i = dice.whole(1, 4); i > 0; i -= 1)
    shell.connect(world.addressOf('files', 'database', 'web'), undefined, { port: 5985, service: 'http' })
  shell.file('create', `C:\\Jobs\\Logs\\${name}.log`, dice.whole(300, 90_000))
  shell.wait(900, 90_000).end()
}
