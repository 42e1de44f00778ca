import type { Activity, Host, Process, User } from './activity.ts'
import { Dice } from './dice.ts'
import { baseName, hashesOf, hostOf, seedOf, userOf } from './identity.ts'
import { isLoopback } from './network.ts'
import type { Scenario, ScenarioHost, ScenarioProcess, ScenarioUser } from './scenario.ts'

export interface HappeningOptions {
  /** Chooses process ids, ports and the like; default 1. */
  readonly seed?: number
  /** Epoch milliseconds: instead of the scenario's own start. */
  readonly start?: number
}

type Unnumbered = Activity extends infer A ? (A extends Activity ? Omit<A, 'serial'> : never) : never

/** All that happens in a scenario, in the order of time; the same for the same seed. */
export function happenings(scenario: Scenario, options: HappeningOptions = {}): readonly Activity[] {
  const world = new World(scenario, options.seed ?? 1)
  const start = options.start ?? scenario.start
  for (const process of scenario.processes) world.run(process, start, undefined)
  return world.activities.toSorted((a, b) => a.at - b.at).map((activity, serial) => ({ ...activity, serial }))
}

class World {
  readonly activities: Unnumbered[] = []
  readonly #scenario: Scenario
  readonly #seed: number

  constructor(scenario: Scenario, seed: number) {
    this.#scenario = scenario
    this.#seed = seed
  }

  run(process: ScenarioProcess, parentStart: number, parent: Process | undefined): void {
    const startedAt = parentStart + process.at
    const dice = new Dice(seedOf(this.#seed, this.#scenario.id, process.id))
    const self = this.#process(process, startedAt, parent, dice)
    if (!process.isRunning) this.activities.push({ kind: 'process-start', at: startedAt, process: self })
    for (const file of process.files) {
      const hashes = hashesOf(`file:${file.path}`)
      const size = file.size ?? dice.whole(400, 40_000)
      this.activities.push({
        kind: 'file',
        at: startedAt + file.at,
        process: self,
        action: file.action,
        path: file.path,
        size,
        hashes,
      })
    }
    for (const { at, ...lookup } of process.lookups) {
      this.activities.push({ kind: 'lookup', at: startedAt + at, process: self, ...lookup, localPort: port(dice) })
    }
    for (const { at, to, port: remotePort, ...connection } of process.connections) {
      // A connection of a host to itself has such an address at both ends.
      const address = isLoopback(to) ? to : self.host.address
      const own = { address, port: connection.transport === 'icmp' ? 0 : port(dice) }
      const other = { address: to, port: remotePort }
      const inbound = connection.direction === 'inbound'
      this.activities.push({
        kind: 'connection',
        at: startedAt + at,
        process: self,
        ...connection,
        local: inbound ? { ...own, port: remotePort } : own,
        remote: inbound ? { ...other, port: own.port } : other,
        uid: `C${letters(dice, 17)}`,
      })
    }
    for (const { at, ...script } of process.scripts) {
      this.activities.push({ kind: 'script', at: startedAt + at, process: self, ...script, blockId: dice.hex(32) })
    }
    // A child's deeds come before the end of its parent in the list, so that equal times keep this order.
    for (const child of process.children) this.run(child, startedAt, self)
    if (process.ends !== undefined) {
      this.activities.push({
        kind: 'process-end',
        at: startedAt + process.ends,
        process: self,
        exitCode: process.exitCode,
      })
    }
  }

  #process(process: ScenarioProcess, startedAt: number, parent: Process | undefined, dice: Dice): Process {
    const host = process.host === undefined ? (parent?.host ?? this.#firstHost()) : this.#host(process.host)
    const user = process.user === undefined ? (parent?.user ?? this.#firstUser(host)) : this.#user(process.user, host)
    const isService = user.name.toUpperCase() === 'SYSTEM' || user.name.toUpperCase().endsWith(' SERVICE')
    const content =
      `program:${process.version.originalFileName ?? process.copyOf ?? baseName(process.image)}`.toLowerCase()
    return {
      host,
      user,
      // Windows numbers processes in steps of four.
      pid: host.os === 'windows' ? 4 * dice.whole(300, 6000) : dice.whole(1500, 60_000),
      guid: dice.hex(32).toUpperCase(),
      longId: BigInt(dice.next()) * 0x100n + 0x1_0000_0000n,
      image: process.image,
      commandLine: process.commandLine,
      workingDirectory: process.workingDirectory ?? homeOf(user, host),
      version: process.version,
      hashes: hashesOf(content),
      imageSize: 20_000 + (seedOf(content) % 4_000_000),
      integrity: process.integrity,
      logonId: isService ? 0x3e7 : 0x10_000 + (seedOf(this.#seed, 'logon', host.name, user.name) % 0xf_ffff),
      sessionId: isService ? 0 : 1,
      startedAt,
      ...(parent === undefined ? {} : { parent }),
    }
  }

  #firstHost(): Host {
    const [first] = this.#scenario.hosts
    if (first === undefined) throw new Error(`the scenario ${this.#scenario.id} has no host`)
    return hostOf(first)
  }

  #host(name: string): Host {
    const found = this.#scenario.hosts.find((host: ScenarioHost) => host.name === name)
    if (found === undefined) throw new Error(`the scenario ${this.#scenario.id} has no host ${name}`)
    return hostOf(found)
  }

  #firstUser(host: Host): User {
    const [first] = this.#scenario.users
    if (first === undefined) throw new Error(`the scenario ${this.#scenario.id} has no user`)
    return userOf(first, host.os)
  }

  #user(name: string, host: Host): User {
    const found = this.#scenario.users.find((user: ScenarioUser) => user.name === name)
    if (found === undefined) throw new Error(`the scenario ${this.#scenario.id} has no user ${name}`)
    return userOf(found, host.os)
  }
}

function homeOf(user: User, host: Host): string {
  if (host.os === 'windows') {
    return user.uid.startsWith('S-1-5-21-') ? `C:\\Users\\${user.name}\\` : 'C:\\Windows\\System32\\'
  }
  if (user.name === 'root') return host.os === 'macos' ? '/var/root' : '/root'
  return host.os === 'macos' ? `/Users/${user.name}` : `/home/${user.name}`
}

const port = (dice: Dice): number => dice.whole(49_152, 65_535)

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

function letters(dice: Dice, count: number): string {
  return Array.from({ length: count }, () => ALPHABET[dice.whole(0, ALPHABET.length - 1)]).join('')
}
