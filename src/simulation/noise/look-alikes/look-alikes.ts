import { DAY, HOUR, level, remaining } from '../calendar.ts'
import { type Hours, NOISE_FAMILIES, type NoiseLabel } from '../families.ts'
import type { World } from '../world.ts'
import { BACKUPS } from './backup.ts'
import { LEGACY } from './legacy.ts'
import type { LookAlike } from './look-alike.ts'
import { OPERATIONS } from './operations.ts'
import { TRANSFERS } from './transfers.ts'

const ALL: readonly LookAlike[] = [...BACKUPS, ...TRANSFERS, ...OPERATIONS, ...LEGACY]

/** How often it is seen to what is due. */
const PERIOD = 300_000

interface Family {
  readonly variants: readonly LookAlike[]
  readonly share: number
  readonly hours: Hours
  /** Activities so far. */
  made: number
  plays: number
}

/**
 * Keeps each family of look-alikes at its share of all activities: what comes of other activities is a credit, which the
 * family spends at the hours at which it happens.
 */
export class LookAlikes {
  readonly #world: World
  readonly #families: readonly Family[]
  /** Of look-alikes together. */
  #made = 0

  constructor(world: World, share: number, weights: Readonly<Partial<Record<NoiseLabel, number>>>) {
    this.#world = world
    const families = NOISE_FAMILIES.flatMap(({ id, kind, weight, hours }) => {
      const variants = ALL.filter(({ label, roles }) => label === id && world.oneOf(...roles) !== undefined)
      const given = weights[id] ?? weight
      return kind === 'ordinary' || variants.length === 0 || given <= 0 ? [] : [{ variants, weight: given, hours }]
    })
    const all = families.reduce((sum, { weight }) => sum + weight, 0)
    // The share is one of everything, the credit grows with what else there is.
    const credit = share / (1 - share)
    this.#families = families.map(({ variants, weight, hours }) => ({
      variants,
      share: (credit * weight) / all,
      hours,
      made: 0,
      plays: 0,
    }))
  }

  begin(start: number): void {
    const { agenda } = this.#world.stage
    const check = (at: number): void => {
      for (const family of this.#families) this.#spend(family, at)
      agenda.add(at + PERIOD, check)
    }
    agenda.add(start, check)
  }

  #spend(family: Family, at: number): void {
    const { stage } = this.#world
    const now = level(family.hours, at)
    if (now === 0 || (family.hours === 'work' && now < 0.3)) return
    const others = (stage.planned - this.#made) * this.#outlook(family, at)
    // The first credit lets each family show within the first day of a small estate.
    const due = (others * family.share - family.made) / this.#cost(family) + (family.plays === 0 ? 1 : 0)
    if (due <= 0) return
    // What has gathered is spread over the hours that are left for it.
    const periods = Math.max(1, Math.floor(remaining(family.hours, at) / PERIOD / 2))
    const wanted = family.hours === 'always' ? due : due / Math.max(1, periods)
    const plays = Math.floor(wanted) + (stage.dice.chance(wanted % 1) ? 1 : 0)
    for (let i = 0; i < plays; i += 1) this.#play(family, at + stage.dice.whole(0, PERIOD - 1))
  }

  #play(family: Family, at: number): void {
    const { stage } = this.#world
    const variant = family.variants[stage.dice.next() % family.variants.length]
    const station = variant === undefined ? undefined : this.#world.oneOf(...variant.roles)
    if (variant === undefined || station === undefined) return
    const before = stage.planned
    variant.play({ world: this.#world, station, at, dice: stage.dice })
    const made = stage.planned - before
    family.made += made
    family.plays += 1
    this.#made += made
  }

  /** What a family of the night shows stands for the day that follows, so that one day has its share. */
  #outlook({ hours }: Family, at: number): number {
    if (hours !== 'night') return 1
    const elapsed = Math.max(HOUR, at - this.#world.start)
    return (elapsed + DAY - (at % DAY)) / elapsed
  }

  /** Activities of one play, so far. */
  #cost(family: Family): number {
    return family.plays === 0 ? 8 : family.made / family.plays
  }
}
