import type { Process } from '../activity.ts'
import type { NoiseLabel } from './families.ts'
import type { Labelled } from './stage.ts'

/** What a record or a finding says of where it comes from; more tells more exactly. */
export interface Whereabouts {
  /** Name, with or without domain, in any case; or address. */
  readonly host: string
  /** Epoch milliseconds; of what covers a time, its end. */
  readonly time?: number
  readonly processId?: number
  readonly commandLine?: string
  /** The other side of a connection. */
  readonly remote?: string
}

interface Run {
  readonly at: number
  readonly commandLine: string
  readonly label: NoiseLabel
}

/** A time is told to the second by some products. */
const IMPRECISION = 1000

/** Tells the first activity of each process from the others. */
export class Sightings {
  readonly #seen = new WeakSet<Process>()

  isNew({ activity: { process } }: Labelled): boolean {
    if (this.#seen.has(process)) return false
    this.#seen.add(process)
    return true
  }
}

/** Remembers which process is of which family, as the background passes, to tell it of findings. */
export class Truth {
  readonly #names = new Map<string, string>()
  readonly #runs = new Map<string, Run[]>()
  readonly #commands = new Map<string, NoiseLabel>()
  readonly #contacts = new Map<string, { readonly at: number; readonly label: NoiseLabel }[]>()
  readonly #sightings = new Sightings()

  /** To be called with each in the order of time. */
  add(labelled: Labelled): void {
    const { activity, label } = labelled
    const { process } = activity
    const { host } = process
    if (activity.kind === 'connection') {
      const key = `${host.name.toLowerCase()} ${activity.remote.address}`
      const contact = { at: activity.at, label }
      const contacts = this.#contacts.get(key)
      if (contacts === undefined) this.#contacts.set(key, [contact])
      else if (contacts.at(-1)?.label !== label) contacts.push(contact)
    }
    if (!this.#sightings.isNew(labelled)) return
    const name = host.name.toLowerCase()
    this.#names.set(host.address, name)
    const run = { at: activity.at, commandLine: process.commandLine, label }
    const key = `${name} ${process.pid}`
    const runs = this.#runs.get(key)
    if (runs === undefined) this.#runs.set(key, [run])
    else runs.push(run)
    this.#commands.set(`${name} ${process.commandLine}`, label)
  }

  /** The family of what is there; `undefined` when nothing that passed is. */
  labelOf({
    host,
    time = Number.POSITIVE_INFINITY,
    processId,
    commandLine,
    remote,
  }: Whereabouts): NoiseLabel | undefined {
    const given = host.toLowerCase()
    const name = this.#names.get(given) ?? given.split('.')[0] ?? given
    if (processId !== undefined) {
      const run = lastBefore(this.#runs.get(`${name} ${processId}`), time + IMPRECISION)
      if (run !== undefined && (commandLine === undefined || commandLine === run.commandLine)) return run.label
    }
    const byCommand = commandLine === undefined ? undefined : this.#commands.get(`${name} ${commandLine}`)
    if (byCommand !== undefined) return byCommand
    if (remote === undefined) return undefined
    return lastBefore(this.#contacts.get(`${name} ${remote}`), time + IMPRECISION)?.label
  }
}

function lastBefore<Item extends { readonly at: number }>(
  items: readonly Item[] | undefined,
  time: number,
): Item | undefined {
  if (items === undefined) return undefined
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const at = items[middle]?.at ?? 0
    if (at <= time) low = middle + 1
    else high = middle
  }
  return items[low - 1]
}
