import type { User } from '../activity.ts'
import { Dice } from '../dice.ts'
import { seedOf, userOf } from '../identity.ts'
import type { Hours, NoiseLabel } from './families.ts'
import { PROGRAMS, type Program } from './programs.ts'
import { Actor, Stage } from './stage.ts'
import { type Role, roleOf, Station } from './station.ts'

/** Something that happens on one host now and then. */
export interface Routine {
  /** On a working day, of one host. */
  readonly perDay: number
  /** `session`: while somebody works there. */
  readonly hours: Hours | 'session'
  readonly play: (scene: Scene) => void
}

/** A place and a time at which a routine plays. */
export interface Scene {
  readonly world: World
  readonly station: Station
  readonly at: number
  readonly dice: Dice
}

interface Service {
  readonly program: Program
  readonly commandLine: string
  readonly label: NoiseLabel
  readonly account?: 'LOCAL SERVICE' | 'NETWORK SERVICE' | 'owner'
}

const svchost = (group: string, service: string, account?: Service['account']): Service => ({
  program: PROGRAMS.svchost,
  commandLine: `C:\\Windows\\system32\\svchost.exe -k ${group} -p -s ${service}`,
  label: 'system',
  ...(account === undefined ? {} : { account }),
})

const daemon = (program: Program, commandLine: string, label: NoiseLabel, account?: 'owner'): Service => ({
  program,
  commandLine,
  label,
  ...(account === undefined ? {} : { account }),
})

/** What runs all the time. */
const SERVICES = {
  services: { program: PROGRAMS.services, commandLine: 'C:\\Windows\\system32\\services.exe', label: 'system' },
  winlogon: { program: PROGRAMS.winlogon, commandLine: 'winlogon.exe', label: 'system' },
  lsass: { program: PROGRAMS.lsass, commandLine: 'C:\\Windows\\system32\\lsass.exe', label: 'system' },
  schedule: svchost('netsvcs', 'Schedule'),
  update: svchost('netsvcs', 'wuauserv'),
  certificates: svchost('NetworkService', 'CryptSvc', 'NETWORK SERVICE'),
  telemetry: svchost('utcsvc', 'DiagTrack'),
  delivery: svchost('NetworkService', 'DoSvc', 'NETWORK SERVICE'),
  time: svchost('LocalService', 'W32Time', 'LOCAL SERVICE'),
  launch: svchost('DcomLaunch', 'DcomLaunch'),
  notifications: svchost('netsvcs', 'WpnService'),
  spooler: { program: PROGRAMS.printSpooler, commandLine: 'C:\\Windows\\System32\\spoolsv.exe', label: 'desktop' },
  search: {
    program: PROGRAMS.searchIndexer,
    commandLine: 'C:\\Windows\\system32\\SearchIndexer.exe /Embedding',
    label: 'system',
  },
  antivirus: { program: PROGRAMS.antivirus, commandLine: `"${PROGRAMS.antivirus.image}"`, label: 'antivirus' },
  configuration: {
    program: PROGRAMS.configurationAgent,
    commandLine: 'C:\\Windows\\CCM\\CcmExec.exe',
    label: 'management',
  },
  devices: {
    program: PROGRAMS.deviceManagement,
    commandLine: `"${PROGRAMS.deviceManagement.image}"`,
    label: 'management',
  },
  sql: {
    program: PROGRAMS.sqlServer,
    commandLine: `"${PROGRAMS.sqlServer.image}" -sMSSQLSERVER`,
    label: 'server',
    account: 'owner',
  },
  web: {
    program: PROGRAMS.webWorker,
    commandLine:
      'c:\\windows\\system32\\inetsrv\\w3wp.exe -ap "Portal" -v "v4.0" -l "webengine4.dll" -a \\\\.\\pipe\\iisipm41b5 -h "C:\\inetpub\\temp\\apppools\\Portal\\Portal.config" -w "" -m 0 -t 20',
    label: 'server',
    account: 'owner',
  },
  directory: { program: PROGRAMS.directory, commandLine: 'C:\\Windows\\system32\\dns.exe', label: 'server' },
  shares: {
    program: PROGRAMS.svchost,
    commandLine: 'C:\\Windows\\system32\\svchost.exe -k smbsvcs -s LanmanServer',
    label: 'server',
  },
  transport: {
    program: PROGRAMS.mailTransport,
    commandLine: `"${PROGRAMS.mailTransport.image}" -workerListening`,
    label: 'server',
  },
  relay: {
    program: PROGRAMS.mailTransport,
    commandLine: `"${PROGRAMS.mailTransport.image}" -workerRelay`,
    label: 'mail-relay',
  },
  azure: { program: PROGRAMS.azureAgent, commandLine: PROGRAMS.azureAgent.image, label: 'azure-agent' },
  scanner: {
    program: PROGRAMS.scanner,
    commandLine: `"${PROGRAMS.scanner.image}" --quiet`,
    label: 'vulnerability-scan',
  },
  cloudAgent: {
    program: PROGRAMS.cloudAgent,
    commandLine: `"${PROGRAMS.cloudAgent.image}"`,
    label: 'service-callback',
  },
  logForwarder: {
    program: PROGRAMS.logForwarder,
    commandLine: `"${PROGRAMS.logForwarder.image}" service`,
    label: 'log-shipping',
  },
  logBeat: {
    program: PROGRAMS.logBeat,
    commandLine: `"${PROGRAMS.logBeat.image}" --environment=windows_service -c "C:\\Program Files\\Winlogbeat\\winlogbeat.yml"`,
    label: 'log-shipping',
  },
  duplicati: { program: PROGRAMS.duplicati, commandLine: `"${PROGRAMS.duplicati.image}"`, label: 'backup-agent' },
  veeam: { program: PROGRAMS.veeam, commandLine: `"${PROGRAMS.veeam.image}"`, label: 'backup-agent' },
  runner: {
    program: PROGRAMS.buildRunner,
    commandLine: 'C:\\actions-runner\\bin\\Runner.Worker.exe spawnclient 1180 1204',
    label: 'build',
    account: 'owner',
  },
  systemd: { program: PROGRAMS.systemd, commandLine: '/sbin/init', label: 'linux-system' },
  cron: daemon(PROGRAMS.cron, '/usr/sbin/cron -f -P', 'linux-system'),
  sshd: daemon(PROGRAMS.sshd, 'sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups', 'remote-shell'),
  snapd: daemon(PROGRAMS.snapd, '/usr/lib/snapd/snapd', 'update'),
  nginx: daemon(PROGRAMS.nginx, 'nginx: worker process', 'server', 'owner'),
  postgres: daemon(
    PROGRAMS.postgres,
    '/usr/lib/postgresql/14/bin/postgres -D /var/lib/postgresql/14/main',
    'server',
    'owner',
  ),
  application: daemon(PROGRAMS.nodeLinux, '/usr/bin/node /srv/app/server.js', 'server', 'owner'),
  azureLinux: daemon(PROGRAMS.azureAgentLinux, '/usr/bin/python3 -u /usr/sbin/waagent -run-exthandlers', 'azure-agent'),
  fluentBit: daemon(
    PROGRAMS.fluentBit,
    '/opt/fluent-bit/bin/fluent-bit -c /etc/fluent-bit/fluent-bit.conf',
    'log-shipping',
  ),
  filebeat: daemon(
    PROGRAMS.filebeat,
    '/usr/share/filebeat/bin/filebeat --environment systemd -c /etc/filebeat/filebeat.yml --path.home /usr/share/filebeat',
    'log-shipping',
  ),
  runnerLinux: daemon(
    PROGRAMS.buildRunnerLinux,
    '/opt/actions-runner/bin/Runner.Worker spawnclient 105 108',
    'build',
    'owner',
  ),
  postfix: daemon(PROGRAMS.postfix, 'smtp -t unix -u -c', 'mail-relay'),
} as const satisfies Record<string, Service>

export type ServiceName = keyof typeof SERVICES

const DAY = 86_400_000

/** The hosts and the stage on which they act. */
export class World {
  readonly stage: Stage
  readonly stations: readonly Station[]
  readonly start: number
  /** What runs all the time. */
  readonly #services = new Map<Station, Map<ServiceName, Actor>>()
  readonly #byRole = new Map<Role, Station[]>()

  constructor(hosts: number, seed: number, start: number) {
    this.stage = new Stage(seedOf(seed, 'stage'))
    this.start = start
    const dice = new Dice(seedOf(seed, 'stations'))
    this.stations = Array.from({ length: hosts }, (_, number) => new Station(number, roleOf(number), seed, dice))
    for (const station of this.stations) {
      const same = this.#byRole.get(station.role)
      if (same === undefined) this.#byRole.set(station.role, [station])
      else same.push(station)
    }
  }

  get dice(): Dice {
    return this.stage.dice
  }

  /** A host with the first of these roles that there are. */
  oneOf(...roles: readonly Role[]): Station | undefined {
    for (const role of roles) {
      const found = this.#byRole.get(role)
      if (found !== undefined) return found[this.dice.next() % found.length]
    }
    return undefined
  }

  /** Address of another host with such a role; where there is none, one that servers outside this estate's part have. */
  addressOf(...roles: readonly Role[]): string {
    return this.oneOf(...roles)?.host.address ?? `10.60.254.${this.dice.whole(10, 40)}`
  }

  /** Address of any host's neighbour. */
  anyAddress(): string {
    const station = this.stations[this.dice.next() % this.stations.length]
    return station?.host.address ?? '10.60.254.9'
  }

  /** What runs on the host all the time, ready to act at this time. */
  service(station: Station, name: ServiceName, at: number): Actor {
    const services = this.#services.get(station) ?? new Map<ServiceName, Actor>()
    this.#services.set(station, services)
    const known = services.get(name)
    if (known !== undefined) return known.resume(at)
    const service: Service = SERVICES[name]
    const top = station.host.os === 'windows' ? 'services' : 'systemd'
    const isTop = name === top || name === 'winlogon'
    const parent = isTop ? undefined : this.service(station, top, at)
    const made = Actor.running(this.stage, station, service.program, service.commandLine, service.label, {
      at: this.start - DAY - (station.number % 97) * 60_000,
      user: accountOf(service, station),
      ...(parent === undefined ? {} : { parent }),
    })
    services.set(name, made)
    return made.resume(at)
  }
}

function accountOf({ account }: Service, station: Station): User {
  if (account === undefined) return station.system
  if (account === 'owner') return station.owner
  return userOf({ name: account, domain: 'NT AUTHORITY' }, 'windows')
}
