import { Dice } from '../dice.ts'
import { seedOf } from '../identity.ts'
import { DAY, FILLED, level, workday } from './calendar.ts'
import { LOOK_ALIKE_SHARE, type NoiseLabel } from './families.ts'
import { LookAlikes } from './look-alikes/look-alikes.ts'
import { DESK, logoff, logon } from './routines/desk.ts'
import { BUILDS, DEVELOPMENT } from './routines/development.ts'
import { LINUX, LINUX_SERVERS } from './routines/linux.ts'
import { SERVERS } from './routines/servers.ts'
import { WINDOWS } from './routines/windows.ts'
import type { Labelled, Planned } from './stage.ts'
import type { Station } from './station.ts'
import { type Routine, World } from './world.ts'

export type { Labelled } from './stage.ts'

export interface NoiseOptions {
  /** Default 25, which have every kind of host. */
  readonly hosts?: number
  /** Default 1. */
  readonly seed?: number
  /** Epoch milliseconds; default 2026-03-02T00:00:00Z, a Monday. The hours of the day are those of UTC. */
  readonly start?: number
  /** Days until the end; default: no end. */
  readonly days?: number
  /** The part of all activities that look-alikes are; default `LOOK_ALIKE_SHARE`. 0: none. */
  readonly lookAlikeShare?: number
  /** How much of the look-alikes a family is, instead of its `weight`; 0: none of it. */
  readonly weights?: Readonly<Partial<Record<NoiseLabel, number>>>
}

export const NOISE_START = Date.UTC(2026, 2, 2)
const NOISE_HOSTS = 25

/**
 * What goes on in an estate, without end unless `days` says so, in the order of time: the same for the same options, and
 * less of it is the beginning of more. Made as it is read: what is planned ahead is bounded by the number of hosts.
 */
export function* noise(options: NoiseOptions = {}): Generator<Labelled, void, undefined> {
  const stream = new NoiseStream(options)
  for (let next = stream.next(); next !== undefined; next = stream.next()) yield next
}

/** The same as `noise`, one call each: generators cost where there are many. */
export class NoiseStream {
  readonly #world: World
  readonly #end: number
  #serial = 0

  constructor(options: NoiseOptions = {}) {
    const { hosts = NOISE_HOSTS, seed = 1, start = NOISE_START, days, lookAlikeShare = LOOK_ALIKE_SHARE } = options
    this.#end = days === undefined ? Number.POSITIVE_INFINITY : start + days * DAY
    const world = new World(hosts, seed, start)
    this.#world = world
    for (const station of world.stations) live(world, station, start, seed)
    if (lookAlikeShare > 0) new LookAlikes(world, lookAlikeShare, options.weights ?? {}).begin(start)
  }

  /** Activities and occurrences that wait for their time. */
  get ahead(): number {
    return this.#world.stage.agenda.size
  }

  next(): Labelled | undefined {
    const { agenda } = this.#world.stage
    for (;;) {
      const at = agenda.next
      if (at >= this.#end) return undefined
      const item = agenda.take()
      if (item === undefined) return undefined
      if (typeof item === 'function') {
        item(at)
        continue
      }
      // Who came to work before the start is there already.
      if (at >= this.#world.start) return this.#numbered(item)
    }
  }

  #numbered(item: Planned): Labelled {
    item.activity.serial = this.#serial
    this.#serial += 1
    return item
  }
}

/** What goes on at a host: people's days, and routines at intervals that are not regular. */
function live(world: World, station: Station, start: number, seed: number): void {
  const { agenda } = world.stage
  const dice = new Dice(seedOf(seed, 'days', station.host.name))
  if (station.isDesk) {
    const day = (at: number): void => {
      const times = workday(at, dice.unit())
      if (times !== undefined) {
        const [come, go] = times
        const late = dice.whole(-1_200_000, 1_800_000)
        agenda.add(Math.max(at, come + station.shift + late), (time) => logon(world, station, time))
        agenda.add(go + station.shift + 2 * late, (time) => logoff(station, time))
      }
      agenda.add(at + DAY, day)
    }
    agenda.add(start - (start % DAY), day)
  }
  const routines = routinesOf(station)
  // A host draws from all its routines at once, as often as they would at their busiest.
  const bounds: number[] = []
  let most = 0
  for (const routine of routines) {
    most += routine.perDay / FILLED[routine.hours === 'session' ? 'work' : routine.hours]
    bounds.push(most)
  }
  if (most === 0) return
  const mean = DAY / most
  const tick = (at: number): void => {
    const drawn = world.dice.unit() * most
    let which = 0
    while (drawn >= (bounds[which] ?? most) && which < bounds.length - 1) which += 1
    const routine = routines[which]
    if (routine !== undefined && isNow(routine, station, at, world.dice)) {
      routine.play({ world, station, at, dice: world.dice })
    }
    agenda.add(at + interval(mean, world.dice), tick)
  }
  agenda.add(start + interval(mean, world.dice), tick)
}

/** Between things that happen without regard to each other. */
function interval(mean: number, dice: Dice): number {
  return Math.ceil(-Math.log(1 - dice.unit()) * mean)
}

function isNow(routine: Routine, station: Station, at: number, dice: Dice): boolean {
  if (routine.hours === 'always') return true
  if (routine.hours !== 'session') return dice.unit() < level(routine.hours, at)
  return station.isAttended && dice.unit() < Math.max(0.05, level('work', at))
}

function routinesOf({ role, host, isDesk }: Station): readonly Routine[] {
  if (host.os !== 'windows') {
    return [...LINUX, ...(LINUX_SERVERS[role] ?? []), ...(role === 'linux-build' ? BUILDS : [])]
  }
  if (!isDesk) return [...WINDOWS, ...(SERVERS[role] ?? []), ...(role === 'build' ? BUILDS : [])]
  return [...WINDOWS, ...DESK, ...(role === 'developer' ? DEVELOPMENT : [])]
}
