import type { Activity, Hashes, Host, Process, User } from '../activity.ts'
import { Dice } from '../dice.ts'
import { hashesOf } from '../identity.ts'
import type {
  FileAction,
  FtpExchange,
  HttpExchange,
  IntegrityLevel,
  LookupStatus,
  MailExchange,
  ScriptCommand,
} from '../scenario.ts'
import { Agenda } from './agenda.ts'
import type { NoiseLabel } from './families.ts'
import type { Program } from './programs.ts'
import type { Lifetime, Station } from './station.ts'

/** An activity of the background and the family that it belongs to. */
export interface Labelled {
  readonly activity: Activity
  readonly label: NoiseLabel
}

/** Numbered when its turn comes. */
type Draft<Kind extends Activity['kind']> = Omit<Extract<Activity, { kind: Kind }>, 'serial'> & { serial: number }
export type DraftActivity = { [Kind in Activity['kind']]: Draft<Kind> }[Activity['kind']]

export interface Planned {
  readonly activity: DraftActivity
  readonly label: NoiseLabel
}

/** Something that happens at a time and brings activities, none of them before it. */
export type Occurrence = (at: number) => void

export interface Start {
  readonly user?: User
  readonly integrity?: IntegrityLevel
  readonly workingDirectory?: string
}

export interface Contact {
  readonly port?: number
  readonly transport?: 'tcp' | 'udp'
  readonly bytesOut?: number
  readonly bytesIn?: number
  readonly duration?: number
  readonly service?: string
  readonly state?: 'established' | 'refused'
  readonly http?: HttpExchange
  readonly smtp?: MailExchange
  readonly ftp?: FtpExchange
}

const CONTENTS = 1024

/** Where the activities of all hosts gather until their time comes. */
export class Stage {
  readonly agenda = new Agenda<Planned | Occurrence>()
  readonly dice: Dice
  /** Activities that came so far. */
  planned = 0
  readonly #contents: readonly Hashes[]

  constructor(seed: number) {
    this.dice = new Dice(seed)
    this.#contents = Array.from({ length: CONTENTS }, (_, number) => hashesOf(`content:${seed}:${number}`))
  }

  plan(activity: DraftActivity, label: NoiseLabel): void {
    this.planned += 1
    this.agenda.add(activity.at, { activity, label })
  }

  /** Digests of some file's content: files have one of a limited number, as digests cost time. */
  content(): Hashes {
    const hashes = this.#contents[this.dice.next() % CONTENTS]
    if (hashes === undefined) throw new Error('the stage has no contents')
    return hashes
  }
}

/**
 * A process of the background and what it does, one thing after the other: each deed takes a little time from `now` on.
 */
export class Actor {
  /** Epoch milliseconds: when its next deed happens. */
  now: number
  readonly process: Process
  readonly station: Station
  readonly label: NoiseLabel
  readonly #stage: Stage
  #latest: number

  constructor(stage: Stage, station: Station, process: Process, label: NoiseLabel, now: number) {
    this.#stage = stage
    this.station = station
    this.process = process
    this.label = label
    this.now = now
    this.#latest = now
  }

  get dice(): Dice {
    return this.#stage.dice
  }

  /** A process that runs since before; no sensor tells its start. */
  static running(
    stage: Stage,
    station: Station,
    program: Program,
    commandLine: string,
    label: NoiseLabel,
    start: Start & { readonly at: number; readonly lifetime?: Lifetime; readonly parent?: Actor },
  ): Actor {
    const { at, lifetime = 'always', parent } = start
    const process = processOf(stage, station, program, commandLine, start, at, lifetime, parent?.process)
    return new Actor(stage, station, process, label, at)
  }

  /** Its own deeds go on at this time. */
  resume(at: number): this {
    this.now = at
    return this
  }

  wait(low: number, high: number): this {
    this.now += this.dice.whole(low, high)
    return this
  }

  /** Starts a process, by itself of its own family. */
  run(
    program: Program,
    commandLine: string,
    start: Start & { readonly label?: NoiseLabel; readonly lifetime?: Lifetime } = {},
  ): Actor {
    const { label = this.label, lifetime = 'short' } = start
    this.wait(5, 120)
    const process = processOf(this.#stage, this.station, program, commandLine, start, this.now, lifetime, this.process)
    const actor = new Actor(this.#stage, this.station, process, label, this.now)
    actor.#plan({ kind: 'process-start', at: this.now, process, serial: 0 })
    this.#latest = Math.max(this.#latest, this.now)
    return actor
  }

  /** Runs a process to its end and goes on after it. */
  call(program: Program, commandLine: string, low: number, high: number, start: Start = {}): this {
    const child = this.run(program, commandLine, start).wait(low, high)
    child.end()
    this.now = child.now
    return this
  }

  end(exitCode = 0): void {
    this.now = Math.max(this.now + 1, this.#latest)
    this.#plan({ kind: 'process-end', at: this.now, process: this.process, exitCode, serial: 0 })
  }

  file(action: FileAction, path: string, size: number): this {
    this.wait(1, 60)
    this.#plan({
      kind: 'file',
      at: this.now,
      process: this.process,
      action,
      path,
      size,
      hashes: this.#stage.content(),
      serial: 0,
    })
    return this
  }

  /** Asks the resolver of the system for a name. */
  lookup(name: string, addresses: readonly string[], status: LookupStatus = 'NOERROR'): this {
    this.#lookup(name, 'A', addresses, status, 'system')
    return this
  }

  /** Speaks DNS to the server itself. */
  ask(name: string, type: string, answers: readonly string[], server: string): this {
    this.#lookup(name, type, answers, answers.length === 0 ? 'NXDOMAIN' : 'NOERROR', 'self', server)
    return this.connect(server, undefined, {
      port: 53,
      transport: 'udp',
      service: 'dns',
      bytesOut: 20 + name.length,
      bytesIn: 60 + 16 * answers.length,
      duration: 20,
    })
  }

  #lookup(
    name: string,
    type: string,
    answers: readonly string[],
    status: LookupStatus,
    by: 'system' | 'self',
    server = this.station.resolver,
  ): void {
    this.wait(1, 30)
    const localPort = this.dice.whole(49_152, 65_535)
    this.#plan({
      kind: 'lookup',
      at: this.now,
      process: this.process,
      name,
      type,
      answers,
      status,
      by,
      server,
      localPort,
      serial: 0,
    })
  }

  connect(address: string, hostname: string | undefined, contact: Contact = {}): this {
    return this.#connection('outbound', address, this.dice.whole(49_152, 65_535), hostname, contact)
  }

  /** A connection from another host to the own `port`. */
  accept(address: string, port: number, contact: Contact = {}): this {
    return this.#connection('inbound', address, this.dice.whole(49_152, 65_535), undefined, { ...contact, port })
  }

  #connection(
    direction: 'inbound' | 'outbound',
    address: string,
    clientPort: number,
    hostname: string | undefined,
    contact: Contact,
  ): this {
    this.wait(2, 80)
    const { dice } = this
    const { port = 443, transport = 'tcp', state = 'established', service = serviceOf(port), http, smtp, ftp } = contact
    const isRefused = state === 'refused'
    const own = { address: this.process.host.address, port: direction === 'inbound' ? port : clientPort }
    const other = { address, port: direction === 'inbound' ? clientPort : port }
    const bytesOut = isRefused ? 0 : (contact.bytesOut ?? dice.whole(500, 9000))
    const bytesIn = isRefused ? 0 : (contact.bytesIn ?? dice.whole(1500, 90_000))
    const duration = isRefused ? 1 : (contact.duration ?? dice.whole(40, 9000))
    this.#plan({
      kind: 'connection',
      at: this.now,
      process: this.process,
      transport,
      direction,
      state,
      bytesOut,
      bytesIn,
      duration,
      local: own,
      remote: other,
      uid: connectionId(dice),
      serial: 0,
      ...(hostname === undefined ? {} : { hostname }),
      ...(service === undefined || isRefused ? {} : { service }),
      ...(http === undefined ? {} : { http }),
      ...(smtp === undefined ? {} : { smtp }),
      ...(ftp === undefined ? {} : { ftp }),
      ...(service === 'ssl' && hostname !== undefined && !isRefused ? { serverName: hostname } : {}),
    })
    return this
  }

  script(text: string, path: string | undefined, commands: readonly ScriptCommand[]): this {
    this.wait(20, 300)
    const blockId = this.dice.hex(32)
    this.#plan({
      kind: 'script',
      at: this.now,
      process: this.process,
      text,
      commands,
      blockId,
      serial: 0,
      ...(path === undefined ? {} : { path }),
    })
    return this
  }

  #plan(activity: DraftActivity): void {
    if (this.now > this.#latest) this.#latest = this.now
    this.#stage.plan(activity, this.label)
  }
}

const SERVICES: Readonly<Record<number, string>> = {
  21: 'ftp',
  22: 'ssh',
  25: 'smtp',
  53: 'dns',
  80: 'http',
  443: 'ssl',
  465: 'ssl',
  990: 'ssl',
  8080: 'http',
  8443: 'ssl',
}

const serviceOf = (port: number): string | undefined => SERVICES[port]

/** As Zeek writes them: `C` and 17 letters and digits. */
function connectionId(dice: Dice): string {
  const text = dice.next().toString(36) + dice.next().toString(36) + dice.next().toString(36)
  return `C${text.padEnd(17, 'q').slice(0, 17)}`
}

const SYSTEM_ACCOUNTS = new Set(['SYSTEM', 'LOCAL SERVICE', 'NETWORK SERVICE'])

function processOf(
  stage: Stage,
  station: Station,
  program: Program,
  commandLine: string,
  { user = station.system, integrity, workingDirectory }: Start,
  startedAt: number,
  lifetime: Lifetime,
  parent: Process | undefined,
): Process {
  const { dice } = stage
  const isService = SYSTEM_ACCOUNTS.has(user.name)
  const process = {
    host: station.host,
    user,
    pid: station.nextPid(lifetime, dice),
    guid: dice.hex(32).toUpperCase(),
    longId: BigInt(dice.next()) * 0x100n + 0x1_0000_0000n,
    image: program.image.includes('<user>') ? program.image.replace('<user>', user.name) : program.image,
    commandLine,
    workingDirectory: workingDirectory ?? directoryOf(station.host, user, isService),
    version: program.version,
    hashes: program.hashes,
    imageSize: program.size,
    integrity: integrity ?? (isService ? 'system' : 'medium'),
    logonId: isService ? 0x3e7 : station.logonId(user),
    sessionId: isService || station.host.os !== 'windows' ? 0 : station.isDesk ? 1 : 0,
    startedAt,
  } as const
  return parent === undefined ? process : { ...process, parent }
}

function directoryOf(host: Host, user: User, isService: boolean): string {
  if (host.os === 'windows') return isService ? 'C:\\Windows\\System32\\' : `C:\\Users\\${user.name}\\`
  return user.name === 'root' ? '/root' : `/home/${user.name}`
}
