import type { Subject } from './subject.ts'

/** More subjects than these are not run at once: their records are held in memory while they are written. */
const LARGEST = 500

const DAY = 86_400_000

/**
 * Subjects that can be run at once, so that each finding tells by its host which of them it is about: no two of a wave
 * share a host's name or address, or an id, by which their identifiers are drawn.
 */
export function wavesOf(subjects: readonly Subject[]): readonly (readonly Subject[])[] {
  const waves: { readonly members: Subject[]; readonly taken: Set<string> }[] = []
  for (const subject of subjects) {
    const keys = keysOf(subject)
    const free = waves.find(({ members, taken }) => members.length < LARGEST && !keys.some((key) => taken.has(key)))
    const wave = free ?? { members: [], taken: new Set<string>() }
    if (free === undefined) waves.push(wave)
    wave.members.push(subject)
    for (const key of keys) wave.taken.add(key)
  }
  return waves.map(({ members }) => members)
}

function keysOf({ scenario }: Subject): readonly string[] {
  const hosts = scenario.hosts.flatMap(({ name, address }) => [name.toLowerCase(), address])
  // One that goes on for days would push the others out of windows that end with the last event.
  return [
    `id ${scenario.id}`,
    ...hosts,
    ...(startOn(0, scenario.start) + lengthOf(subjectRoots(scenario)) > DAY ? ['long'] : []),
  ]
}

/** The same time of the day on another one; `day`: its first millisecond. */
export function startOn(day: number, start: number): number {
  return day + (((start % DAY) + DAY) % DAY)
}

/** The day of the latest of the scenarios, on which all are run. */
export function dayOf(subjects: readonly Subject[]): number {
  const latest = subjects.reduce((most, { scenario }) => Math.max(most, scenario.start), 0)
  return latest - (latest % DAY)
}

interface Timed {
  readonly at: number
  readonly ends?: number
  readonly children: readonly Timed[]
}

function subjectRoots({ processes }: Subject['scenario']): readonly Timed[] {
  return processes
}

function lengthOf(processes: readonly Timed[]): number {
  return processes.reduce(
    (most, { at, ends, children }) => Math.max(most, at + (ends ?? 0), at + lengthOf(children)),
    0,
  )
}
