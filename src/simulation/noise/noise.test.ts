import { describe, expect, it } from 'vitest'
import type { Activity } from '../activity.ts'
import { isLookAlike, LOOK_ALIKE_SHARE, NOISE_FAMILIES, type NoiseLabel } from './families.ts'
import { type Labelled, NOISE_START, type NoiseOptions, NoiseStream, noise } from './noise.ts'
import { Truth } from './truth.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

function take(count: number, options: NoiseOptions = {}): Labelled[] {
  const stream = new NoiseStream(options)
  const taken: Labelled[] = []
  for (let next = stream.next(); next !== undefined && taken.length < count; next = stream.next()) taken.push(next)
  return taken
}

function told({ activity, label }: Labelled): string {
  const { process, ...rest } = activity
  const { pid, guid, commandLine, host, user, longId, hashes } = process
  return JSON.stringify([label, rest, pid, guid, commandLine, host, user, String(longId), hashes])
}

const day = [...noise({ days: 1 })]

describe('the background', () => {
  it('is the same for the same seed, and another for another one', () => {
    const first = take(5000, { seed: 7 }).map(told)
    expect(take(5000, { seed: 7 }).map(told)).toEqual(first)
    expect(take(5000, { seed: 8 }).map(told)).not.toEqual(first)
  })

  it('begins the same however long it is', () => {
    const bounded = [...noise({ hosts: 6, days: 0.2 })].map(told)
    expect(bounded.length).toBeGreaterThan(1000)
    expect(take(bounded.length, { hosts: 6 }).map(told)).toEqual(bounded)
  })

  it('goes on in the order of time, numbered, within its days', () => {
    expect(day.findIndex(({ activity }, number) => activity.serial !== number)).toBe(-1)
    expect(day.findIndex(({ activity }, number) => activity.at < (day[number - 1]?.activity.at ?? 0))).toBe(-1)
    expect(day[0]?.activity.at).toBeGreaterThanOrEqual(NOISE_START)
    expect(day.at(-1)?.activity.at).toBeLessThan(NOISE_START + DAY)
    expect(day.at(-1)?.activity.at).toBeGreaterThan(NOISE_START + 23 * HOUR)
  })

  it('finds people at work when it starts by day', () => {
    const start = NOISE_START + 10 * HOUR
    const taken = take(3000, { start })
    expect(taken.every(({ activity }) => activity.at >= start)).toBe(true)
    expect(taken.some(({ label }) => label === 'browsing')).toBe(true)
  })

  it('plans ahead no more than hosts need', () => {
    for (const hosts of [5, 50]) {
      const stream = new NoiseStream({ hosts })
      let most = 0
      for (let i = 0; i < 100_000; i += 1) {
        stream.next()
        most = Math.max(most, stream.ahead)
      }
      expect(most).toBeLessThan(100 + 30 * hosts)
    }
  })

  it('has people who work by day and jobs that run by night', () => {
    const browsing = day.filter(({ label }) => label === 'browsing').map(({ activity }) => hourOf(activity))
    expect(browsing.filter((hour) => hour >= 7 && hour < 19).length / browsing.length).toBeGreaterThan(0.95)
    const backups = day.filter(({ label, activity }) => label === 'backup-rclone' && activity.kind === 'process-start')
    expect(backups.length).toBeGreaterThan(2)
    for (const { activity } of backups) expect(hourOf(activity)).toBeLessThan(7)
  })
})

describe('families', () => {
  const counts = new Map<NoiseLabel, number>()
  for (const { label } of day) counts.set(label, (counts.get(label) ?? 0) + 1)

  it.each(NOISE_FAMILIES.map(({ id }) => id))('%s occurs within a day of the usual estate', (id) => {
    expect(counts.get(id) ?? 0).toBeGreaterThan(2)
  })

  it('has look-alikes in their share, of a day and of a week, and of what is asked for', () => {
    expect(shareOf(day)).toBeGreaterThan(0.7 * LOOK_ALIKE_SHARE)
    expect(shareOf(day)).toBeLessThan(1.4 * LOOK_ALIKE_SHARE)
    const week = shareOf(noise({ hosts: 12, days: 7 }))
    expect(week).toBeGreaterThan(0.85 * LOOK_ALIKE_SHARE)
    expect(week).toBeLessThan(1.15 * LOOK_ALIKE_SHARE)
    const asked = shareOf(noise({ days: 1, lookAlikeShare: 0.05 }))
    expect(asked).toBeGreaterThan(0.04)
    expect(asked).toBeLessThan(0.06)
    expect(shareOf(noise({ days: 1, lookAlikeShare: 0 }))).toBe(0)
  })

  it('has a family as often as is asked for', () => {
    const labels = new Set<string>()
    const only = Object.fromEntries(NOISE_FAMILIES.map(({ id }) => [id, id === 'dns-tools' ? 1 : 0]))
    for (const { label } of noise({ days: 1, weights: only })) if (isLookAlike(label)) labels.add(label)
    expect([...labels]).toEqual(['dns-tools'])
  })

  it('is a background on a single host, too', () => {
    expect(take(2000, { hosts: 1 })).toHaveLength(2000)
  })
})

describe('processes', () => {
  it('start once, before what they do, end after it, and share no number while they run', () => {
    const running = new Map<string, string>()
    const ended = new Set<string>()
    const started = new Set<string>()
    const wrong: string[] = []
    const check = (isRight: boolean, what: string, { at, process }: Activity): void => {
      if (!isRight) wrong.push(`${what}: ${process.host.name} ${process.commandLine} at ${at}`)
    }
    for (const { activity } of day) {
      const { process, at } = activity
      check(!ended.has(process.guid), 'acts after its end', activity)
      check(process.startedAt <= at, 'acts before its start', activity)
      if (activity.kind === 'process-start') {
        check(!started.has(process.guid), 'starts twice', activity)
        check(process.startedAt === at, 'starts at another time', activity)
        check((process.parent?.startedAt ?? 0) <= at, 'starts before its parent', activity)
        check(!ended.has(process.parent?.guid ?? ''), 'starts after its parent ended', activity)
        started.add(process.guid)
      } else if (process.startedAt >= NOISE_START) check(started.has(process.guid), 'never starts', activity)
      const place = `${process.host.name} ${process.pid}`
      check((running.get(place) ?? process.guid) === process.guid, 'has the number of another', activity)
      running.set(place, process.guid)
      if (activity.kind === 'process-end') {
        running.delete(place)
        ended.add(process.guid)
      }
    }
    expect(wrong).toEqual([])
    expect(ended.size).toBeGreaterThan(0.95 * started.size)
  })

  it('are various', () => {
    const commandLines = new Set(day.map(({ activity }) => activity.process.commandLine))
    expect(commandLines.size).toBeGreaterThan(4000)
    const names = new Set(day.flatMap(({ activity }) => (activity.kind === 'lookup' ? [activity.name] : [])))
    expect(names.size).toBeGreaterThan(500)
    expect(new Set(day.map(({ activity }) => activity.process.user.name)).size).toBeGreaterThan(25)
  })
})

describe('truth', () => {
  it('tells the family of what a finding says', () => {
    const truth = new Truth()
    for (const labelled of day) truth.add(labelled)
    let wrong = 0
    let byNumber = 0
    for (const { activity, label } of day) {
      const { host, pid, commandLine } = activity.process
      const fqdn = `${host.name}.${host.domain}`.toUpperCase()
      if (truth.labelOf({ host: fqdn, time: activity.at, processId: pid }) !== label) byNumber += 1
      if (truth.labelOf({ host: host.name, commandLine }) !== label) wrong += 1
      if (activity.kind === 'connection' && isLookAlike(label)) {
        const remote = activity.remote.address
        if (truth.labelOf({ host: host.address, time: activity.at, remote }) !== label) wrong += 1
      }
    }
    expect(byNumber).toBe(0)
    // Only the shells that people and pipelines of several families open are called the same.
    expect(wrong / day.length).toBeLessThan(0.02)
    expect(truth.labelOf({ host: 'nowhere', processId: 4 })).toBeUndefined()
  })
})

const hourOf = (activity: Activity): number => Math.floor(activity.at / HOUR) % 24

function shareOf(activities: Iterable<Labelled>): number {
  let all = 0
  let found = 0
  for (const { label } of activities) {
    all += 1
    if (isLookAlike(label)) found += 1
  }
  return found / all
}
