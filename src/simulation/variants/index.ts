import { Dice } from '../dice.ts'
import { seedOf } from '../identity.ts'
import { EVASION_FAMILIES, type EvasionFamily, type Scenario } from '../scenario.ts'
import { argumentOrder } from './argument-order.ts'
import { caret } from './caret.ts'
import { otherCase } from './case.ts'
import { flagForm } from './flag-form.ts'
import { linuxName } from './linux-name.ts'
import { type Actor, actorsOf, type Family, type Look, type Made, withLooks } from './look.ts'
import { otherPort } from './other-port.ts'
import { otherTool } from './other-tool.ts'
import { quoting } from './quoting.ts'
import { renamed } from './renamed.ts'
import { slash } from './slash.ts'

/** An attack scenario with another look: the same is done. */
export interface Variant {
  readonly family: EvasionFamily
  readonly title: string
  readonly scenario: Scenario
  /** Of the process that varies; of a shell that was told what varies, the shell's. */
  readonly commandLine: string
}

export interface VariantOptions {
  /** Chooses among more variants than are asked for; default 1. */
  readonly seed?: number
  /** At most so many of each family; default 4. */
  readonly perFamily?: number
}

const FAMILIES: Readonly<Record<Exclude<EvasionFamily, 'linux-name'>, Family>> = {
  renamed,
  case: otherCase,
  quoting,
  caret,
  slash,
  'argument-order': argumentOrder,
  'flag-form': flagForm,
  'other-tool': otherTool,
  'other-port': otherPort,
}

/**
 * Behaviours that do what the scenario does and look otherwise, family by family; the same for the same seed. A family that
 * does not apply gives none. What a variant must leave in records is not said: it has no signals.
 */
export function variantsOf(scenario: Scenario, options: VariantOptions = {}): readonly Variant[] {
  if (scenario.kind !== 'attack') return []
  const { seed = 1, perFamily = 4 } = options
  const actors = actorsOf(scenario)
  return EVASION_FAMILIES.flatMap((family) => {
    const made =
      family === 'linux-name' ? linuxName(scenario, actors) : lookedVariants(scenario, actors, FAMILIES[family])
    const known = new Set([sameness(scenario)])
    const distinct = made.filter((each) => {
      const text = sameness(each.scenario)
      const isNew = !known.has(text)
      known.add(text)
      return isNew
    })
    const dice = new Dice(seedOf(seed, 'variants', scenario.id, family))
    return chosen(distinct, perFamily, dice).map((each, index): Variant => {
      const id = `${scenario.id}~${family}-${index + 1}`
      return { family, title: each.title, commandLine: each.commandLine, scenario: { ...each.scenario, id } }
    })
  })
}

/** The k-th variant has the k-th look of every actor that has looks. */
function lookedVariants(scenario: Scenario, actors: readonly Actor[], family: Family): readonly Made[] {
  const looks = actors.map((actor) => ({ actor, looks: family(actor) })).filter((each) => each.looks.length > 0)
  const programs = [...new Set(actors.map(({ process }) => process.image.toLowerCase()))]
  const count = Math.max(0, ...looks.map((each) => each.looks.length))
  return Array.from({ length: count }, (_, index): Made => {
    const picked = looks.flatMap(({ actor, looks: all }): (readonly [Actor, Look])[] => {
      // Copies of different programs have different names.
      const shift = family === renamed ? programs.indexOf(actor.process.image.toLowerCase()) : 0
      const look = all[(index + shift) % all.length]
      return look === undefined ? [] : [[actor, look]]
    })
    const titles = [...new Set(picked.map(([, look]) => look.title))]
    return {
      title: titles.join('; '),
      scenario: { ...withLooks(scenario, picked), title: `${scenario.title} (${titles.join('; ')})` },
      commandLine: picked.map(([actor, look]) => look.typed ?? shownCommand(actor, look)).join(' ; '),
    }
  })
}

function shownCommand(actor: Actor, look: Look): string {
  const { process } = look
  const script = process.commandLine === actor.process.commandLine ? process.scripts[0]?.text : undefined
  return script ?? process.commandLine
}

function sameness({ hosts, processes }: Scenario): string {
  return JSON.stringify([hosts, processes])
}

/** So many, in their order. */
function chosen<T>(items: readonly T[], most: number, dice: Dice): readonly T[] {
  const left = items.map((item, index) => ({ item, index }))
  const picked: typeof left = []
  while (picked.length < most && left.length > 0) picked.push(...left.splice(dice.whole(0, left.length - 1), 1))
  return picked.toSorted((a, b) => a.index - b.index).map(({ item }) => item)
}
