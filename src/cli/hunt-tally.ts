import type { Finding } from '../detections/finding.ts'
import { hostLabel } from './hunt-table.ts'

/** What the findings of one detection or rule come to. */
export interface Tally {
  readonly count: number
  /** Distinct hosts; no more than `MOST_HOSTS` are told apart. */
  readonly hosts: number
  /** The earliest time, ISO 8601. */
  readonly first: string | null
}

interface Counting {
  count: number
  readonly hosts: Set<string>
  first: string | null
}

/** So many findings are kept for people to read: the gravest, and of these the earliest. */
const MOST_SHOWN = 500
const MOST_HOSTS = 10_000

/** Counts findings as they come and keeps a bounded number of them, however many there are. */
export class HuntTally {
  readonly #byId = new Map<string, Counting>()
  readonly #all: Counting = { count: 0, hosts: new Set(), first: null }
  #kept: Finding[] = []
  #gravest = 0

  add(finding: Finding): void {
    const id = finding.finding_info.analytic.uid
    const own = this.#byId.get(id) ?? { count: 0, hosts: new Set(), first: null }
    this.#byId.set(id, own)
    for (const counting of [own, this.#all]) count(counting, finding)
    this.#gravest = Math.max(this.#gravest, finding.severity_id)
    this.#kept.push(finding)
    if (this.#kept.length >= 2 * MOST_SHOWN) this.#kept = gravest(this.#kept)
  }

  get total(): Tally {
    return told(this.#all)
  }

  /** The highest OCSF severity id. */
  get gravest(): number {
    return this.#gravest
  }

  /** Of the detection or rule whose `finding_info.analytic.uid` is `id`. */
  of(id: string): Tally {
    const own = this.#byId.get(id)
    return own === undefined ? { count: 0, hosts: 0, first: null } : told(own)
  }

  /** The findings to show, and how many there are beyond them. */
  get shown(): { readonly findings: readonly Finding[]; readonly more: number } {
    const findings = gravest(this.#kept)
    return { findings, more: this.#all.count - findings.length }
  }
}

function count(counting: Counting, { entities, time }: Finding): void {
  counting.count += 1
  if (entities.host !== undefined && counting.hosts.size < MOST_HOSTS) counting.hosts.add(hostLabel(entities.host))
  if (time !== null && (counting.first === null || time < counting.first)) counting.first = time
}

function told({ count: number, hosts, first }: Counting): Tally {
  return { count: number, hosts: hosts.size, first }
}

function gravest(findings: readonly Finding[]): Finding[] {
  if (findings.length <= MOST_SHOWN) return [...findings]
  return findings
    .toSorted((a, b) => b.severity_id - a.severity_id || compare(a.time ?? '', b.time ?? ''))
    .slice(0, MOST_SHOWN)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
